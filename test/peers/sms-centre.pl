# A centre of text messages by Net::SMPP, an implementation of its own: takes one connection after another and writes what it
# takes, one JSON line a message, to its output. Every message is reported as delivered a moment later.
use strict;
use warnings;
use Net::SMPP;

$| = 1;
my ($port, $password) = @ARGV;
my $listening = Net::SMPP->new_listen('127.0.0.1', port => $port, smpp_version => 0x34, interface_version => 0x34) or die "$!";
print "listening\n";
my $taken = 0;
while (1) {
  # Gives up waiting after a while of its own.
  my $client = $listening->accept or next;
  while (my $pdu = $client->read_pdu) {
    if ($pdu->{cmd} == Net::SMPP::CMD_bind_transceiver) {
      my $known = $pdu->{password} eq $password;
      $client->bind_transceiver_resp(system_id => 'perl', seq => $pdu->{seq}, status => $known ? 0 : 0x0e);
      last unless $known;
    } elsif ($pdu->{cmd} == Net::SMPP::CMD_submit_sm) {
      $taken += 1;
      my $name = sprintf '%08x', 0xabc0 + $taken;
      $client->submit_sm_resp(message_id => $name, seq => $pdu->{seq});
      printf qq({"to":"%s","from":"%s","ton":%d,"esm":%d,"coding":%d,"receipt":%d,"validity":"%s","octets":"%s"}\n),
        $pdu->{destination_addr}, $pdu->{source_addr}, $pdu->{source_addr_ton}, $pdu->{esm_class}, $pdu->{data_coding},
        $pdu->{registered_delivery}, $pdu->{validity_period}, unpack('H*', $pdu->{short_message});
      $client->deliver_sm(async => 1, source_addr => $pdu->{destination_addr}, destination_addr => $pdu->{source_addr}, esm_class => 4,
        short_message => "id:$name sub:001 dlvrd:001 submit date:2611221520 done date:2611221520 stat:DELIVRD err:000 text:");
    } elsif ($pdu->{cmd} == Net::SMPP::CMD_enquire_link) {
      $client->enquire_link_resp(seq => $pdu->{seq});
    } elsif ($pdu->{cmd} == Net::SMPP::CMD_unbind) {
      $client->unbind_resp(seq => $pdu->{seq});
      last;
    }
  }
  close $client;
}
