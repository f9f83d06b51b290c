const MONTHS: readonly string[] = [
  'jan january januar janvier enero januari ene ener janv gennaio',
  'feb february februar février fevrier febrero februari févr fevr febr',
  'mar march märz maerz mars marzo mrz maart mär',
  'apr april avril abril avr abr aprile',
  'may mai mayo mei maj maggio',
  'jun june juni juin junio giugno',
  'jul july juli juillet julio juil luglio',
  'aug august août aout agosto augusti augustus ago aoû',
  'sep sept september septembre septiembre settembre',
  'oct october oktober octobre octubre okt ottobre',
  'nov november novembre noviembre',
  'dec december dezember décembre decembre diciembre dez dic déc dicembre',
];

/** Month names and their short forms (English, German, French, Spanish, Swedish, Dutch, Italian), in small letters, to 1–12. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Day names that may stand before a date. */
export const WEEKDAYS: ReadonlySet<string> = new Set(
  'mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo'.split(
    ' ',
  ),
);
