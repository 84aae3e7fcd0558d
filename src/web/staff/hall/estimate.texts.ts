import { defineTexts } from '../../texts/texts.ts';
import { sayCount } from '../../texts/say.ts';

/** Words of how good estimates were. */
export const estimateTexts = defineTexts({
  lv: {
    estimateTitle: 'Vai laika prognoze piepildās',
    estimateLead:
      'Līdz ar numuru katram pasaka, cik ilgi būs jāgaida: no un līdz. Te redzams, cik bieži īstais laiks tajā iekrita.',
    period: 'Laikposms',
    lastWeeks: (n: number) => `pēdējās ${n} nedēļas`,
    tooFewTitle: 'Vēl par maz, lai spriestu',
    tooFew: (n: number, need: number) =>
      `Ir ${sayCount('lv', n, ['salīdzināma gaidīšana', 'salīdzināmas gaidīšanas', 'salīdzināmu gaidīšanu'], ['', ''])}; spriest var no ${need}.`,
    held: 'Iekrita diapazonā',
    heldAim: 'mērķis 80 %',
    longerThan: 'Gaidīja ilgāk',
    shorterThan: 'Gaidīja īsāk',
    offMedian: 'Nobīde no vidus',
    offSay: (minutes: string) => `${minutes} min`,
    distance: 'Parastā kļūda',
    width: 'Diapazona platums',
    between: (from: string, to: string) => `no ${from} līdz ${to}`,
    bounds: 'Robežas',
    byService: 'Pa pakalpojumiem',
    byHour: 'Pa stundām, kad paņemts numurs',
    sample: 'Gaidīšanas',
    atOnce: (n: number, share: string) =>
      `Bez tiem ${sayCount('lv', n, ['cilvēkam', 'cilvēkiem', 'cilvēku'], ['', ''])} teica „uzreiz”; tas piepildījās ${share}.`,
    intervalNote:
      'Zem skaitļa: robežas, kurās īstā vērtība ir deviņos gadījumos no desmit. Nobīde ar plusu: gaidīja ilgāk par diapazona vidu.',
    verdictGood: (share: string) => `Diapazons piepildās ${share} gadījumu. Tas ir vismaz tik, cik solīts.`,
    verdictOpen: (share: string) => `Diapazons piepildās ${share} gadījumu. Vēl nevar droši teikt, vai tas ir 80 %.`,
    verdictBad: (share: string) =>
      `Diapazons piepildās tikai ${share} gadījumu, solīts 80 %. Diapazonus katru dienu par nedaudz paplašina pati prognoze, līdz tie piepildās.`,
    byLength: 'Pēc pateiktā ilguma',
    lengths: { short: 'līdz 10 min', middle: '10–30 min', long: 'ilgāk par 30 min' },
    byMethod: 'Pēc tā, no kā rēķināts',
    methods: { measured: 'mērītais ilgums', usual: 'parastais ilgums no kataloga' },
    groupColumn: 'Grupa',
    notEnough: 'par maz',
    spread: (times: string) => `Diapazoni šobrīd ir ${times} reizes platāki, nekā izriet no mērījumiem.`,
    leftOut: (again: number, gone: number) =>
      `Neieskaitīti: ${again} izsaukti vairākkārt (nav zināms, kurā reizē atnāca), ${gone} aizgājuši neizsaukti.`,
  },
  en: {
    estimateTitle: 'Do wait estimates come true',
    estimateLead: 'With each ticket a range of waiting time is told. This shows how often the true time fell into it.',
    period: 'Period',
    lastWeeks: (n: number) => `last ${n} weeks`,
    tooFewTitle: 'Too few to say yet',
    tooFew: (n: number, need: number) =>
      `There ${n === 1 ? 'is' : 'are'} ${sayCount('en', n, ['', '', ''], ['wait', 'waits'])} to compare; from ${need} on something can be said.`,
    held: 'Within the range',
    heldAim: 'aim 80%',
    longerThan: 'Waited longer',
    shorterThan: 'Waited less',
    offMedian: 'Off the middle',
    offSay: (minutes: string) => `${minutes} min`,
    distance: 'Usual error',
    width: 'Width of the range',
    between: (from: string, to: string) => `from ${from} to ${to}`,
    bounds: 'Bounds',
    byService: 'By service',
    byHour: 'By the hour of the ticket',
    sample: 'Waits',
    atOnce: (n: number, share: string) =>
      `Beside these, ${sayCount('en', n, ['', '', ''], ['person was', 'people were'])} told “at once”; that came true in ${share}.`,
    intervalNote:
      'Under a number: the bounds within which the true value lies in nine of ten cases. A plus means that they waited longer than the middle of the range.',
    verdictGood: (share: string) => `The range comes true in ${share} of cases. That is at least what is promised.`,
    verdictOpen: (share: string) =>
      `The range comes true in ${share} of cases. It cannot be said for sure yet whether that is 80%.`,
    verdictBad: (share: string) =>
      `The range comes true in ${share} of cases only, 80% are promised. The estimate widens its ranges a little each day until they do.`,
    byLength: 'By the time that was told',
    lengths: { short: 'up to 10 min', middle: '10–30 min', long: 'longer than 30 min' },
    byMethod: 'By what it was counted from',
    methods: { measured: 'measured times', usual: 'the catalogue’s usual times' },
    groupColumn: 'Group',
    notEnough: 'too few',
    spread: (times: string) => `Ranges are ${times} times as wide now as the measurements alone would make them.`,
    leftOut: (again: number, gone: number) =>
      `Left out: ${again} called more than once (when they came is not known), ${gone} who left uncalled.`,
  },
});
