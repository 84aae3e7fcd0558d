'use strict';

const TEXTS = {
  'no-npm': [
    'Nav atrasta programma npm. Uzstādiet Node.js kopā ar npm un mēģiniet vēlreiz.',
    'npm was not found. Install Node.js together with npm and try again.',
  ],
  'no-network': [
    'Neizdevās sasniegt npm reģistru. Pirmajai startēšanai vajadzīgs tīkls; vēlāk Laipa strādā bez tā. Pārbaudiet savienojumu un starpniekserveri.',
    'The npm registry could not be reached. The first start needs the network; later ones do not. Check the connection and the proxy.',
  ],
  'disk-full': [
    'Diskā nav vietas atkarībām (vajag ap 1 GB). Atbrīvojiet vietu un startējiet vēlreiz.',
    'The disk has no room for the dependencies (about 1 GB). Free some space and start again.',
  ],
  'not-writable': [
    'Programmas mapē nevar rakstīt. Uzstādiet ar lietotāju, kam tā pieder („npm ci”), un startējiet vēlreiz.',
    'The program folder cannot be written. Install as the user it belongs to (“npm ci”) and start again.',
  ],
  'not-in-registry': [
    'Reģistrā nav kādas no vajadzīgajām pakotnēm. Ja lietojat savu spoguli, papildiniet to.',
    'The registry lacks a package that is needed. If you use a mirror of your own, complete it.',
  ],
  interrupted: [
    'Uzstādīšana pārtraukta; nākamā startēšana to sāks no jauna.',
    'Installing was interrupted; the next start begins it anew.',
  ],
  'install-failed': ['Atkarības neizdevās uzstādīt.', 'The dependencies could not be installed.'],
  'unsupported-platform': [
    `Šai platformai (${process.platform}-${process.arch}) piesaistītās Node versijas nav. Startējiet ar Node 26 vai jaunāku.`,
    `There is no pinned Node for this platform (${process.platform}-${process.arch}). Start with Node 26 or newer.`,
  ],
  'no-runtime': [
    'Piesaistīto Node neizdevās palaist. Startējiet ar Node 26 vai jaunāku.',
    'The pinned Node could not be run. Start with Node 26 or newer.',
  ],
};

/** Says what is wrong in Latvian and English, quotes what was said, and ends with code 1. */
function fail(reason, said = '') {
  const [lv, en] = TEXTS[reason];
  const quote = said.trim() === '' ? '' : `\n\n${said.trim().split('\n').slice(-12).join('\n')}`;
  process.stderr.write(`\n✗ ${lv}\n✗ ${en}${quote}\n`);
  process.exit(1);
}

module.exports = { fail };
