import { dateStyle, germanNumber, junk, typo } from './dirt.ts';
import type { Person } from './people.ts';
import { FIRST_DAY, LAST_DAY, moment } from './people-files.ts';
import type { Random } from './random.ts';
import { BREWS, CAMPAIGNS, PRODUCTS } from './words.ts';
import type { SampleFile } from './write.ts';

type Rows = { person: number | null; cells: string[] }[];

/** Order lines of the shop: guests without a customer number, returns, dollars and euros, pounds and kilograms. */
export const orders = (random: Random, people: readonly Person[], ids: ReadonlyMap<number, string>): SampleFile => {
  const rows: Rows = [];
  let number = 100_200;
  for (const person of people) {
    const id = ids.get(person.id);
    if (!id && !random.chance(0.06)) continue;
    const visits = Math.floor(random.next() ** 2.6 * 14) + (random.chance(0.75) ? 1 : 0);
    for (let visit = 0; visit < visits; visit++) {
      const at = moment(random);
      const guest = !id || random.chance(0.04);
      number += random.int(1, 3);
      const cancelled = random.chance(0.025);
      for (let line = random.int(1, 3); line > 0; line--) {
        const [product, category, price, grams] = random.skewed(PRODUCTS);
        const quantity = (cancelled ? -1 : 1) * (random.chance(0.8) ? 1 : random.int(2, 4));
        const euro = person.country === 'DE';
        rows.push({
          person: guest && random.chance(0.5) ? null : person.id,
          cells: [
            `${cancelled ? 'R' : ''}${number}`,
            `${at.replace('T', ' ')}:00`,
            guest ? '' : id,
            '',
            product,
            category,
            String(quantity),
            euro ? (price * 0.92).toFixed(2) : price.toFixed(2),
            euro ? 'EUR' : 'USD',
            grams === 0 ? '' : euro ? `${grams / 1000} kg` : `${(grams / 453.592).toFixed(2)} lb`,
          ],
        });
        const added = rows.at(-1);
        if (added && guest && added.person !== null) added.cells[3] = person.email;
      }
    }
  }
  for (let bad = 0; bad < 9; bad++)
    rows.splice(random.int(0, rows.length - 1), 0, {
      person: null,
      cells: [`${number + bad}`, junk(random), '', '', 'House Espresso', 'Beans', 'x', '16.50', 'USD', ''],
    });
  return {
    name: 'orders.csv',
    delimiter: ',',
    newline: '\n',
    encoding: 'utf-8',
    header: ['order_no', 'ordered_at', 'customer_id', 'guest_email', 'product', 'category', 'quantity', 'unit_price', 'currency', 'weight'],
    rows,
  };
};

/** The yearly survey: how people feel; brewing methods as checkboxes, which the CRM keeps as free text. */
export const survey = (random: Random, people: readonly Person[]): SampleFile => {
  const rows: Rows = [];
  const scale = ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'];
  for (const person of people) {
    if (!random.chance(0.19)) continue;
    const brews = BREWS.filter(() => random.chance(0.28));
    rows.push({
      person: person.id,
      cells: [
        `${moment(random, 500).replace('T', ' ')}`,
        random.chance(0.93) ? person.email : (person.secondEmail ?? ''),
        random.chance(0.6) ? `${person.given} ${person.family}` : '',
        random.chance(0.04) ? junk(random) : String(Math.min(10, Math.max(0, Math.round(8.2 + (random.next() + random.next() - 1) * 4)))),
        random.pick(scale),
        random.pick(scale),
        brews.join(', '),
        random.pick(['1 cup', '2 cups', '3 cups', '4 or more', '2', '3', '']),
        random.pick(['Taste', 'Price', 'Sustainability', 'Convenience', 'Taste', 'Select']),
        random.chance(0.2)
          ? random.pick([
              'Love the Guji!',
              'Delivery was late twice.',
              'More decaf please',
              '包装很好',
              'Bitte mehr Filterkaffee',
              'Great, but pricey – 42 € per kilo is a lot',
            ])
          : '',
      ],
    });
  }
  return {
    name: 'survey-2026.csv',
    delimiter: ';',
    newline: '\r\n',
    encoding: 'utf-8-bom',
    header: [
      'Submitted at',
      'Your e-mail',
      'Your name',
      'How likely are you to recommend us? (0-10)',
      'I care where my coffee comes from',
      'I would pay more for organic',
      'How do you brew? (tick all)',
      'Coffee per day',
      'What matters most?',
      'Anything else?',
    ],
    rows,
  };
};

const STAGES = ['New', 'MQL', 'SQL', 'Opportunity', 'Customer'];

/** The campaign at a point of the cumulated shares; nobody knows what brought the last few leads. */
const campaignFor = (roll: number): (typeof CAMPAIGNS)[number] => {
  let sum = 0;
  for (const campaign of CAMPAIGNS) {
    sum += campaign[2];
    if (roll < sum) return campaign;
  }
  return ['', '', 0, 0.08, 0];
};

/** Leads of the marketing team with the furthest stage they reached. */
export const leads = (random: Random, people: readonly Person[]): SampleFile => {
  const rows: Rows = [];
  for (const person of people) {
    if (!random.chance(0.3)) continue;
    const [campaign, channel, , rate] = campaignFor(random.next());
    let stage = random.next() < rate ? 4 : Math.floor(random.next() ** 1.6 * 4);
    const created = moment(random);
    const moved = new Date(Math.min(Date.parse(`${created}Z`) + random.int(1, 70) * 86_400_000, Date.parse(LAST_DAY)))
      .toISOString()
      .slice(0, 10);
    const lost = stage < 4 && random.chance(0.25);
    if (lost) stage = Math.max(stage, 1);
    rows.push({
      person: person.id,
      cells: [
        `L${String(7_000 + rows.length)}`,
        dateStyle(created.slice(0, 10), 'text'),
        random.chance(0.05) ? typo(random, person.given) : person.given,
        person.family,
        person.email,
        random.chance(0.5) ? person.phone : '',
        random.chance(0.06) ? junk(random) : campaign,
        random.chance(0.04) ? '' : channel.replace('Paid social', random.pick(['Paid social', 'paid social', 'Paid Social'])),
        lost ? 'Lost' : (STAGES[stage] ?? 'New'),
        dateStyle(moved, 'text'),
        stage === 4 ? germanNumber(random.int(4, 160) * 12.5) : '',
      ],
    });
  }
  return {
    name: 'leads.csv',
    delimiter: ';',
    newline: '\n',
    encoding: 'utf-8',
    header: [
      'Lead ID',
      'Created',
      'First name',
      'Last name',
      'Email',
      'Phone',
      'Campaign',
      'Channel',
      'Stage',
      'Stage changed',
      'Deal value (EUR)',
    ],
    rows,
  };
};

/** Campaign spend, a line a campaign and week, numbers as a German tool writes them. */
export const campaignSpend = (random: Random): SampleFile => {
  const rows: Rows = [];
  for (let week = Date.parse(FIRST_DAY); week < Date.parse(LAST_DAY); week += 7 * 86_400_000) {
    for (const [campaign, channel, , , monthly] of CAMPAIGNS) {
      if (monthly === 0) continue;
      const amount = (monthly / 4.3) * (0.7 + random.next() * 0.6);
      const impressions = Math.round(amount * random.int(60, 140));
      rows.push({
        person: null,
        cells: [
          dateStyle(new Date(week).toISOString().slice(0, 10), 'dmy.'),
          campaign,
          channel,
          germanNumber(amount),
          'EUR',
          String(impressions),
          String(Math.round(impressions * 0.011)),
        ],
      });
    }
  }
  return {
    name: 'campaign-spend.csv',
    delimiter: ';',
    newline: '\r\n',
    encoding: 'windows-1252',
    header: ['Week from', 'Campaign', 'Channel', 'Spend', 'Currency', 'Impressions', 'Clicks'],
    rows,
  };
};
