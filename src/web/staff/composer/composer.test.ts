import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composerDesk, fieldsOf } from '../../../../test/browser/composer-desk.ts';

const BODY =
  'Siltumnīcai līdz 60 kvadrātmetriem būvatļauja nav vajadzīga. Tā noteikts vispārīgo būvnoteikumu 7. punktā.';
const CLOSING = 'Atļauja Jums nav vajadzīga. Ja rodas jautājumi, lūdzu, rakstiet mums.\n\nPaldies par Jūsu vēstuli!';

const made = await composerDesk();
const anna = await made.signIn('Anna');

test('the composer opens filled from the case and keeps nothing until something is saved', async () => {
  const { number, id } = await made.openCase();
  const page = await anna.get(`/lieta/${number}/atbilde`);
  assert.equal(page.status, 200, page.body.slice(0, 300));
  const fields = fieldsOf(page.body);
  assert.match(String(fields['salutation']), /^Labdien!\n\nAtbildu uz Jūsu 2026\. gada 20\. novembra e-pasta vēstuli/);
  assert.equal(fields['recipient_address'], 'klients@klienti.example');
  assert.equal(fields['upon'], '0');
  const kept = await made.desk.database.read(made.desk.as('Anna'), (tx) =>
    tx.rows('select id from reply where tenant = 1 and case_id = $1', [id]),
  );
  assert.equal(kept.length, 0);
});

test('9.1–9.3: without script a letter goes the whole way: refused with what is missing, mended, read, sent, taken back, sent', async () => {
  const { number } = await made.openCase();
  const path = `/lieta/${number}/atbilde`;
  let fields = fieldsOf((await anna.get(path)).body);
  const toRead = await anna.post(path, { ...fields, do: 'lasit' });
  assert.match(toRead.location, /^\/atbilde\/[0-9a-f-]{36}\/lasit$/);
  const wanting = await anna.get(toRead.location);
  assert.match(wanting.body, /Pirms sūtīšanas jāizlabo/);
  assert.doesNotMatch(wanting.body, /data-send/);

  fields = fieldsOf((await anna.get(path)).body);
  await anna.post(path, { ...fields, body: BODY, closing: CLOSING, do: 'saglabat' });
  const reading = await anna.get(toRead.location);
  const hash = /name="hash" value="([0-9a-f]{64})"/.exec(reading.body)?.[1] ?? '';
  assert.equal(hash.length, 64, reading.body);
  const reply = toRead.location.split('/')[2]!;

  const changed = await anna.post(`/atbilde/${reply}/sutit`, { hash: hash.replaceAll(/./g, '0') });
  assert.equal(changed.status, 409);
  assert.match(changed.body, /9\.5\. punkts/);

  const sent = await anna.post(`/atbilde/${reply}/sutit`, { hash });
  assert.equal(sent.status, 303);
  assert.equal(sent.location, `/lieta/${number}`);
  const again = await anna.post(`/atbilde/${reply}/sutit`, { hash });
  assert.equal(again.location, `/lieta/${number}`);
  const approvals = await made.desk.database.read(made.desk.as('Anna'), (tx) =>
    tx.rows(`select 1 from event where tenant = 1 and kind = 'reply.approved' and facts->>'reply' = $1`, [reply]),
  );
  assert.equal(approvals.length, 1);

  const back = await anna.post(`/atbilde/${reply}/atsaukt`, {});
  assert.equal(back.location, path);
  assert.match(String(fieldsOf((await anna.get(path)).body)['body']), /Siltumnīcai/);
  const second = await anna.get(toRead.location);
  assert.equal(
    (
      await anna.post(`/atbilde/${reply}/sutit`, {
        hash: /name="hash" value="([0-9a-f]{64})"/.exec(second.body)?.[1] ?? '',
      })
    ).status,
    303,
  );
});
