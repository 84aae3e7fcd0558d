import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Dictionary } from '../../language/dictionary.ts';
import { restoreDiacritics } from '../../language/restore-diacritics.ts';
import { loadDictionary } from './load-dictionary.ts';

const RIGHT = `pašvaldība pašvaldībām sūdzība sūdzības iesniegums iesniegumam būvvalde būvvaldes priekšsēdētājs
  priekšsēdētājai dome domes lēmums lēmumu novads novada Ādaži Ādažos Carnikava Carnikavā Baltezers Kadaga Garkalne Alderi
  Alderos Stapriņi tīmekļvietne tīmekļvietnē e-adrese e-adresi e-pasts e-pastā epakalpojumi e-pakalpojumus dzīvesvieta
  deklarēšana deklarēšanai izskatīšana nodoklis nodokļa atvieglojums bērnudārzs pirmsskola apliecība Bērziņš Bērziņa
  Kalniņa Kalniņai Liepiņš Liepiņa Liepiņam Liepiņai Jānis Jāņa Kristīne Kristīnei Ozoliņš Ozoliņu Eglītis Eglīša Zariņa
  cienījamā godātais labdien paldies atvainojamies neatbildētajiem jāiesniedz visvienkāršākajā`.split(/\s+/);
const WRONG = 'pasvaldiba sudziba priekssedetajs noadijat iesniegumms dzivesvieta xqwz liepiņšš būvwalde'.split(' ');
const UNMARKED: Readonly<Record<string, string>> = {
  pasvaldiba: 'pašvaldība',
  pasvaldibas: 'pašvaldības',
  sudziba: 'sūdzība',
  sudzibas: 'sūdzības',
  priekssedetajs: 'priekšsēdētājs',
  Adazi: 'Ādaži',
  noverosanas: 'novērošanas',
  pieskirsanas: 'piešķiršanas',
  buvvalde: 'būvvalde',
  informacija: 'informācija',
  dzivesvieta: 'dzīvesvieta',
  noradijat: 'norādījāt',
  izskatisanas: 'izskatīšanas',
  Liepins: 'Liepiņš',
  timeklvietne: 'tīmekļvietne',
};

for (const engine of ['nodehun', 'hunspell-asm'] as const) {
  describe(`the dictionary on ${engine}`, () => {
    let dictionary: Dictionary;
    before(async () => {
      dictionary = await loadDictionary(engine);
    });

    test('knows the words of the desk, their inflections, our names and places', () => {
      assert.equal(dictionary.engine, engine);
      assert.deepEqual(
        RIGHT.filter((word) => !dictionary.knows(word)),
        [],
      );
    });

    test('does not know what is no Latvian word', () => {
      assert.deepEqual(
        WRONG.filter((word) => dictionary.knows(word)),
        [],
      );
    });

    test('lets fifteen words of fifteen have their diacritics back', () => {
      const restored = Object.keys(UNMARKED).map((word) => [word, restoreDiacritics(word, dictionary)[0]]);
      assert.deepEqual(Object.fromEntries(restored), UNMARKED);
    });

    test('suggests the nearest word for a slip of the hand', () => {
      assert.ok(dictionary.suggest('iesniegumms').includes('iesniegums'));
    });

    test('answers odd and very long text without harm', () => {
      for (const odd of ['', ' ', '\0', '-', "'", 'ā'.repeat(5_000), 'a b', '💡', '--x', '%s%n', 'а'.repeat(60)]) {
        assert.equal(dictionary.knows(odd), false, JSON.stringify(odd.slice(0, 9)));
        assert.deepEqual(dictionary.lemmas(odd), []);
        assert.deepEqual(dictionary.analyse(odd), []);
        assert.ok(Array.isArray(dictionary.suggest(odd)));
      }
    });

    test('takes a letter and its separate mark for the same letter', () => {
      assert.equal(dictionary.knows('pašvaldība'.normalize('NFD')), true);
    });
  });
}

test('the native engine knows base forms and word classes, also of our own words', async () => {
  const dictionary = await loadDictionary('nodehun');
  assert.deepEqual(dictionary.lemmas('pašvaldībām'), ['pašvaldība']);
  assert.deepEqual(dictionary.lemmas('Liepiņam'), ['Liepiņš']);
  assert.deepEqual(dictionary.lemmas('e-adresēm'), ['e-adrese']);
  assert.match(dictionary.analyse('izskatīšanu').join(), /^st:izskatīt .*fl:J/);
});
