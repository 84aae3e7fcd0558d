import type { DemoMatter } from '../demo-matter.ts';
import { PHOTO, PLAN } from './files.ts';

/** Letters to the building authority. Everyone and everything in them is invented. */
export const BUILDING: readonly DemoMatter[] = [
  {
    key: 'zogs',
    client: { formOfAddress: 'Cienījamais Piemērkalna kungs!' },
    steps: [
      {
        at: '14 11:20',
        letter: {
          from: 'Andris Piemērkalns <andris.piemerkalns@klienti.example>',
          to: 'buvvalde',
          subject: 'Iesniegums par kaimiņa žogu',
          text: 'Labdien!\n\nIesniegums. Kaimiņš Liepu ielā 12 uzbūvējis divus metrus augstu mūra žogu tieši uz robežas. Mans dārzs tagad ir ēnā. Lūdzu pārbaudīt, vai tas ir likumīgi, un atbildēt rakstiski.\n\nAndris Piemērkalns, Liepu iela 10\n',
        },
      },
      { at: '13 08:40', by: 'Jānis', take: true },
      { at: '13 08:45', by: 'Jānis', classify: 'application' },
      {
        at: '8 14:00',
        by: 'Jānis',
        note: 'Apsekoju: žogs 1,95 m, uz robežas. Kaimiņš saskaņojumu solīja atnest, vēl nav.',
      },
      {
        at: '1 16:05',
        by: 'Jānis',
        draft: {
          body: '<p>Žogu Liepu ielā 12 apsekoju ‹-7 locative›. Tas ir 1,95 metrus augsts un stāv uz abu zemesgabalu robežas. Saskaņojuma ar Jums par to nav.</p>',
          closing: '<p>Atvainojos, ka atbildi saņemat vēlāk, nekā to nosaka likums.</p>',
        },
      },
    ],
  },
  {
    key: 'siltumnica',
    steps: [
      {
        at: '13 16:48',
        letter: {
          from: 'Laura Paraugzvaigzne <laura.paraugzvaigzne@klienti.example>',
          to: 'buvvalde',
          subject: 'Vai siltumnīcai vajadzīga atļauja?',
          text: 'Labdien!\n\nGribu pagalmā uzlikt siltumnīcu, 24 kvadrātmetri, augstums 2,6 m, 3 m no robežas. Vai man vajag atļauju? Pielikumā zemesgabala plāns, kur atzīmēju vietu.\n\nPaldies!\nLaura Paraugzvaigzne\n',
          files: [PLAN],
        },
      },
      { at: '12 08:42', by: 'Jānis', take: true },
      {
        at: '12 11:15',
        by: 'Jānis',
        reply: {
          body: '<p>Atļauja Jūsu siltumnīcai nav vajadzīga. Vispārīgie būvnoteikumi to neprasa, ja siltumnīca ir tikai savai dārza kopšanai un stāv uz Jūsu zemes. No robežas plānā ir trīs metri, tāpēc arī kaimiņa piekrišana nav jālūdz.</p><p>Jūsu plānā gar zemesgabala malu iet ūdensvads. Siltumnīcas pamatus, lūdzu, nelieciet tuvāk par diviem metriem no tā: to nosaka Aizsargjoslu likums. Vairāk par mazām būvēm ir lapā <a href="https://www.paraugnovads.example/mazas-buves">Mazās būves pagalmā</a>.</p>',
          closing:
            '<p>Siltumnīcu varat būvēt bez atļaujas vietā, kuru atzīmējāt. Jums nekas nav jāiesniedz. Ja vieta vai izmēri mainās, lūdzu, pirms tam uzrakstiet mums.</p><p>Paldies, ka pievienojāt plānu, tas ļoti palīdzēja!</p>',
        },
      },
      { at: '10 13:30', by: 'Jānis', close: 'answered' },
      {
        at: '8 18:05',
        letter: {
          from: 'Laura Paraugzvaigzne <laura.paraugzvaigzne@klienti.example>',
          to: 'buvvalde',
          subject: 'Re: Vai siltumnīcai vajadzīga atļauja?',
          text: 'Labvakar!\n\nPaldies par atbildi. Nolēmām siltumnīcu likt lielāku, 40 kvadrātmetri, un ar betona pamatiem. Vai arī tad atļauja nav vajadzīga?\n\nLaura\n',
          answers: 'last-reply',
        },
      },
      {
        at: '7 11:40',
        by: 'Jānis',
        reply: {
          body: '<p>Arī 40 kvadrātmetru siltumnīcai būvatļauja nav vajadzīga, tomēr betona pamatu dēļ vajadzīgs paskaidrojuma raksts. To prasa Ēku būvnoteikumi, jo ar pamatiem siltumnīca ir būve, kas saistīta ar zemi.</p><p>Paskaidrojuma rakstu iesniedz Būvniecības informācijas sistēmā. Tam pievieno to pašu plānu ar jauno izmēru un pamatu griezumu; projektētājs nav vajadzīgs.</p>',
          closing:
            '<p>Pirms pamatu liešanas, lūdzu, iesniedziet sistēmā paskaidrojuma rakstu. Atbildi saņemsiet piecu darbdienu laikā.</p><p>Paldies, ka jautājāt pirms darbu sākuma!</p>',
        },
      },
    ],
  },
  {
    key: 'nojume',
    client: { formOfAddress: 'Cienījamā Piemērupes kundze!' },
    steps: [
      {
        at: '12 09:30',
        letter: {
          from: 'Inese Piemērupe <inese.piemerupe@klienti.example>',
          to: 'buvvalde',
          subject: 'Iesniegums: nojume pie daudzdzīvokļu mājas',
          text: 'Labdien!\n\nLūdzu atļaut pie mājas Parka ielā 3 uzbūvēt nojumi manai automašīnai. Vieta ir pagalmā, blakus rotaļu laukumam. Lūdzu atbildi uz papīra ar numuru, man tā jāiesniedz mājas pārvaldniekam.\n\nInese Piemērupe, Parka iela 3–8\n',
        },
      },
      { at: '12 10:15', by: 'Jānis', take: true },
      { at: '12 10:16', by: 'Jānis', classify: 'application' },
      { at: '11 09:20', by: 'Jānis', note: 'Ilze: zeme ir kopīpašums, bez dzīvokļu īpašnieku lēmuma saskaņot nevar.' },
      {
        at: '11 14:55',
        by: 'Ilze',
        reply: {
          kind: 'refusal',
          way: 'official-letter',
          body: '<p>Būvvalde nojumi pie mājas Parka ielā 3 nevar saskaņot, jo pagalma zeme pieder visiem dzīvokļu īpašniekiem kopā. Dzīvokļa īpašuma likuma 16. pants nosaka, ka par kopīpašuma zemi lemj dzīvokļu īpašnieku kopība, bet tās lēmums iesniegumam nav pievienots.</p><p>Šo atbildi mēneša laikā var apstrīdēt Paraugnovada domē.</p>',
          closing:
            '<p>Nojumi varēsim saskaņot, kad dzīvokļu īpašnieki par to būs nobalsojuši. Lūdzu, iesniedziet kopības lēmumu un vietas plānu; mājas pārvaldniekam varat nodot šo vēstuli.</p><p>Paldies par sapratni!</p>',
        },
      },
      { at: '10 09:05', by: 'Ilze', dispatch: true },
      { at: '9 16:20', by: 'Jānis', close: 'answered' },
    ],
  },
  {
    key: 'solari',
    client: { kind: 'legal-person' },
    steps: [
      {
        at: '10 10:08',
        letter: {
          from: 'SIA „Piemēra Saule” <birojs@piemera-saule.uznemums.example>',
          to: 'buvvalde',
          subject: 'Saules paneļi uz noliktavas jumta',
          text: 'Labdien!\n\nPlānojam uz noliktavas jumta Rūpnīcas ielā 2 uzstādīt saules paneļus, 48 kW. Kādi dokumenti vajadzīgi un cik ilgi tos skata?\n\nAr cieņu\nSIA „Piemēra Saule”\n',
        },
      },
      { at: '10 11:30', by: 'Jānis', take: true },
      {
        at: '9 10:25',
        by: 'Jānis',
        reply: {
          body: '<p>Saules paneļiem uz esošas ēkas jumta vajadzīgs paskaidrojuma raksts, būvatļauja nav vajadzīga. To nosaka Ēku būvnoteikumi. Paskaidrojuma rakstam pievieno jumta plānu, paneļu stiprinājumu rasējumu un būvinženiera atzinumu, ka jumts slodzi iztur.</p><p>Atsevišķi vajadzīga sadales tīkla atļauja pieslēgumam. To izsniedz tīkla operators, ne būvvalde.</p>',
          closing:
            '<p>Lūdzu, iesniedziet paskaidrojuma rakstu Būvniecības informācijas sistēmā. Būvvaldes atbildi saņemsiet piecu darbdienu laikā.</p><p>Paldies, ka jautājāt pirms projektēšanas!</p>',
        },
      },
      {
        at: '9 10:26',
        letter: {
          from: 'SIA „Piemēra Saule” <birojs@piemera-saule.uznemums.example>',
          to: 'buvvalde',
          subject: 'Automātiska atbilde: Re: Saules paneļi uz noliktavas jumta',
          text: 'Birojs šonedēļ strādā attālināti. Uz vēstulēm atbildam divu darbdienu laikā.\n',
          answers: 'last-reply',
          headers: { 'Auto-Submitted': 'auto-replied', Precedence: 'auto_reply' },
        },
      },
      { at: '6 09:00', by: 'Jānis', close: 'answered' },
      {
        at: '3 13:35',
        letter: {
          from: 'SIA „Piemēra Saule” <birojs@piemera-saule.uznemums.example>',
          to: 'buvvalde',
          subject: 'Re: Saules paneļi uz noliktavas jumta',
          text: 'Labdien!\n\nBūvinženieris iesaka daļu paneļu likt arī uz zemes aiz noliktavas. Vai tiem vajadzīgs atsevišķs paskaidrojuma raksts?\n\nSIA „Piemēra Saule”\n',
          answers: 'last-reply',
        },
      },
      {
        at: '3 15:50',
        by: 'Jānis',
        reply: {
          body: '<p>Atsevišķs paskaidrojuma raksts nav vajadzīgs: paneļus uz jumta un uz zemes var ietvert vienā. Paneļiem uz zemes pievienojiet zemesgabala plānu, kurā redzami attālumi līdz robežām un inženiertīkliem, jo to prasa Vispārīgie būvnoteikumi.</p>',
          closing:
            '<p>Tātad iesniedziet vienu paskaidrojuma rakstu ar abiem plāniem. Atbildi saņemsiet piecu darbdienu laikā.</p><p>Paldies par jautājumu!</p>',
        },
      },
    ],
  },
  {
    key: 'buvtafele',
    steps: [
      {
        at: '7 09:55',
        letter: {
          from: 'Jurģis Paraugliepa <jurgis.paraugliepa@klienti.example>',
          to: 'buvvalde',
          subject: 'Būvtāfeles paraugs',
          text: 'Labdien! Vakar zvanīju par būvtāfeli privātmājai. Solījāt atsūtīt paraugu un pateikt, kur to izlikt. Jurģis Paraugliepa, Dārza iela 30\n',
        },
      },
      { at: '7 10:20', by: 'Jānis', take: true },
      {
        at: '7 13:10',
        by: 'Jānis',
        reply: {
          body: '<p>Būvtāfeli izliek pie iebrauktuves, kur to var izlasīt no ielas. Tajā raksta būves nosaukumu, būvatļaujas numuru, būvdarbu vadītāju un tālruni; to nosaka Vispārīgie būvnoteikumi.</p><p>Paraugs ir pielikumā vēstulei, kuru Jums nosūtīju vakar pēc mūsu telefona sarunas.</p>',
          closing:
            '<p>Lūdzu, izlieciet tāfeli, pirms sākat būvdarbus. Ja vakardienas vēstuli neatrodat, uzrakstiet man, un nosūtīšu paraugu vēlreiz.</p><p>Paldies!</p>',
          overrides: [{ clause: '9.2', reason: 'Paraugs jau nosūtīts vakardienas vēstulē, otrreiz to nepievienoju.' }],
        },
      },
      { at: '5 15:30', by: 'Jānis', close: 'answered' },
    ],
  },
  {
    key: 'caurule',
    steps: [
      {
        at: '5 08:15',
        letter: {
          from: 'Imants Piemērozols <imants.piemerozols@klienti.example>',
          to: 'buvvalde',
          subject: 'Lietus ūdens no kaimiņa jumta',
          text: 'Labdien!\n\nKaimiņš pārbūvēja garāžu, un tagad viss lietus ūdens no viņa jumta gāžas manā pagalmā. Žoga stabi jau šķiebjas. Vai būvvalde to var pārbaudīt?\n\nAr cieņu\nImants Piemērozols, Ķiršu iela 4\n',
          charset: 'windows-1257',
        },
      },
      { at: '5 09:30', by: 'Jānis', take: true },
      {
        at: '5 16:15',
        by: 'Jānis',
        reply: {
          kind: 'interim',
          body: '<p>Jā, būvvalde pārbaudīs garāžas pārbūvi. Inspektors pie Jums un kaimiņa būs ‹+4 locative› plkst. 10. Vispārīgie būvnoteikumi prasa lietus ūdeni novadīt tā, lai tas neplūst uz blakus zemi, tāpēc pārbaudīsim arī jumta notekas.</p>',
          closing:
            '<p>Lūdzu, esiet tajā laikā mājās vai uzrakstiet, kurš laiks Jums der. Pārbaudes rezultātu nosūtīšu līdz ‹+8 dative›.</p><p>Paldies, ka ziņojāt!</p>',
        },
      },
    ],
  },
  {
    key: 'pirts',
    steps: [
      {
        at: '3 10:18',
        letter: {
          from: 'Gatis Izdomezers <gatis.izdomezers@klienti.example>',
          to: 'dome',
          subject: 'Pirts pie dīķa',
          text: 'Labdien!\n\nGribu pie sava dīķa uzbūvēt pirti, 18 m². Cik tālu no krasta tai jābūt un vai vajag projektu?\n\nGatis Izdomezers, „Dīķmalas”\n',
        },
      },
      { at: '3 10:40', by: 'Anna', take: true },
      { at: '3 10:44', by: 'Anna', note: 'Par attālumu no krasta lemj būvvalde; nododu ar to pašu termiņu.' },
      {
        at: '3 10:45',
        by: 'Anna',
        handOver: { to: null, unitOf: 'Jānis', reason: 'outside-my-competence' },
      },
      { at: '3 13:20', by: 'Jānis', take: true },
      {
        at: '2 09:50',
        by: 'Jānis',
        reply: {
          body: '<p>Pirtij jābūt vismaz desmit metru no dīķa krasta. Aizsargjoslu likums desmit metru joslu nosaka ap ūdenstilpēm, kas mazākas par desmit hektāriem, un Jūsu dīķis ir 0,3 hektāri.</p><p>Projekts nav vajadzīgs, jo pirts ir mazāka par 25 kvadrātmetriem. Vajadzīga tikai vieta plānā, ja pirtī būs ūdensvads vai elektrība.</p>',
          closing:
            '<p>Galvenais: desmit metri no krasta, projekts nav jāpasūta. Ja pirtij būs ūdensvads vai elektrība, lūdzu, pirms darbiem atsūtiet man plānu.</p><p>Paldies, ka jautājāt laikus!</p>',
        },
      },
    ],
  },
  {
    key: 'plaisa',
    steps: [
      {
        at: '0 13:44',
        letter: {
          from: 'Biruta Paraugvītola <biruta.paraugvitola@klienti.example>',
          to: 'buvvalde',
          subject: 'Plaisa mājas sienā',
          text: 'Labdien!\n\nMūsu mājā Upes ielā 7 sienā radusies plaisa, un tā kļūst platāka. Blakus rok kanalizāciju. Pielikumā fotogrāfija. Vai mājā droši palikt?\n\nBiruta Paraugvītola\n',
          files: [PHOTO],
        },
      },
      { at: '0 14:05', by: 'Ilze', take: true },
      { at: '0 14:20', by: 'Ilze', note: 'Steidzami: inženieris izbrauc šodien 15.30, klientei piezvanīju.' },
    ],
  },
];
