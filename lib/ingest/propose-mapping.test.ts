import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mappingSchema } from './mapping.ts';
import { matchHeader } from './match-header.ts';
import { normaliseHeader } from './normalise-header.ts';
import { proposeMapping } from './propose-mapping.ts';
import { sniffDialect } from './sniff-dialect.ts';
import { sniffEncoding } from './sniff-encoding.ts';
import { splitSample } from './split-sample.ts';
import { validateMapping } from './validate-mapping.ts';

const DATA = join(process.cwd(), '../shared/data');

const propose = (file: string) => {
  const bytes = readFileSync(join(DATA, file)).subarray(0, 300_000);
  const text = new TextDecoder(sniffEncoding(bytes).encoding).decode(bytes);
  const { delimiter, quote, skipLines } = sniffDialect(text).dialect;
  const [first = [], ...rows] = splitSample(text, delimiter, quote, 500 + skipLines).slice(skipLines);
  const { headers } = normaliseHeader(first);
  const mapping = proposeMapping(headers, rows);
  return { mapping, headers, targets: mapping.columns.map(({ target }) => target) };
};

describe('matchHeader', () => {
  it.each([
    ['First Name', 'given_name'],
    ['employee_first_name', 'given_name'],
    ['fist_name', 'given_name'],
    ['addess', 'street'],
    ['Emial', 'email'],
    ['E-mail 1 - Value', 'email'],
    ['手机号码', 'phone'],
    ['客户 ID', 'external_id'],
    ['CustomerID', 'external_id'],
    ['客户名称', 'full_name'],
    ['省/自治区', 'state'],
    ['Geburtsdatum', 'birth_date'],
    ['Code postal', 'postal_code'],
    ["What's your email?", 'email'],
    ['county', 'county'],
    ['guest_email', 'email'],
    ['InvoiceNo', 'order_id'],
    ['mql_id', 'lead_id'],
    ['花费', 'spend'],
  ])('%s names %s', (header, concept) => {
    expect(matchHeader(header)?.concept).toBe(concept);
  });

  it.each(['form_name_of_something', 'landing_page_id', 'has_company', 'Tags', 'Notes', '', '🙂', 'lead_behaviour_profile'])(
    '%j names nothing',
    (header) => {
      expect(matchHeader(header)).toBeUndefined();
    },
  );
});

describe('proposeMapping', () => {
  it('believes the values more than the name', () => {
    const { columns } = proposeMapping(
      ['Contact', 'Info'],
      [
        ['a@x.com', '1'],
        ['b@x.com', '2'],
        ['c@y.com', '3'],
      ],
    );
    expect(columns[0]?.target).toBe('field:full_name');
    const other = proposeMapping(
      ['Name', 'Kontaktweg'],
      [
        ['Ann', 'a@x.com'],
        ['Bo', 'b@x.com'],
        ['Cy', 'c@y.com'],
      ],
    );
    expect(other.columns[1]?.target).toBe('field:email');
  });

  it('decides dates, decimals and lists by the column', () => {
    const rows = [
      ['a@x.com', '31.12.2024', '1.234,50', 'tea;coffee'],
      ['b@x.com', '01.02.2024', '12,5', 'coffee'],
      ['c@x.com', '', '3,25', 'tea;coffee'],
      ['d@x.com', '', '', 'tea'],
    ];
    const { columns } = proposeMapping(['Email', 'Last visit', 'Balance', 'Likes'], rows);
    expect(columns[1]).toMatchObject({ target: 'custom:last_visit', type: 'date', dateOrder: 'dmy' });
    expect(columns[2]).toMatchObject({ type: 'number', decimal: ',' });
    expect(columns[3]).toMatchObject({ type: 'options', listSeparator: ';' });
  });

  it.each([
    [
      ['Prénom', 'Nom'],
      ['field:given_name', 'field:family_name'],
    ],
    [
      ['Nombre', 'Apellidos'],
      ['field:given_name', 'field:family_name'],
    ],
    [
      ['Name', 'Vorname'],
      ['field:family_name', 'field:given_name'],
    ],
    [
      ['Name', 'Email'],
      ['field:full_name', 'field:email'],
    ],
  ])('%j are %j', (headers, targets) => {
    const mapping = proposeMapping(headers, [['Anna', headers[1] === 'Email' ? 'a@x.com' : 'Bell']]);
    expect(mapping.columns.map(({ target }) => target)).toEqual(targets);
  });

  it('fits the mapping language whatever the headers', () => {
    const headers = ['__proto__', 'a'.repeat(300), '🙂', '姓名', 'constructor', '-- --'];
    const mapping = proposeMapping(headers, [['1', '2', '3', '4', '5', '6']]);
    expect(mappingSchema.safeParse(mapping).error).toBeUndefined();
  });
});

describe.skipIf(!existsSync(DATA))('proposals for real files', () => {
  it.each([
    [
      'us-500/us-500-employees.csv',
      'people',
      [
        'field:given_name',
        'field:family_name',
        'field:company',
        'field:street',
        'field:city',
        'custom:company_county',
        'field:state',
        'field:postal_code',
        'custom:company_phone1',
        'field:phone',
        'field:email',
        'field:website',
      ],
    ],
    [
      'us-500/us-500-corrupted.csv',
      'people',
      [
        'field:given_name',
        'field:family_name',
        'field:company',
        'field:street',
        'field:city',
        'custom:county',
        'field:state',
        'field:postal_code',
        'field:phone',
        'field:phone',
        'field:email',
        'field:website',
      ],
    ],
    ['olist-funnel/mql.csv', 'leads', ['lead:id', 'lead:created', 'prop:landing_page_id', 'lead:channel']],
    [
      'online-retail/by-day/2010-12-01.csv',
      'events',
      [
        'event:order_id',
        'prop:stock_code',
        'event:product',
        'event:quantity',
        'event:time',
        'event:price',
        'field:external_id',
        'field:country',
      ],
    ],
    ['attribution-playbook/ad_spend.csv', 'spend', ['spend:date', 'spend:channel', 'ignore', 'spend:campaign', 'spend:amount']],
    [
      'attribution-playbook/sessions.csv',
      'events',
      ['event:id', 'field:external_id', 'event:time', 'prop:ended_at', 'prop:utm_source', 'prop:utm_medium', 'prop:utm_campaign'],
    ],
    [
      'crm-exports/brands/shopify-customers.csv',
      'people',
      [
        'field:given_name',
        'field:family_name',
        'field:email',
        'consent:email_status',
        'field:company',
        'field:phone',
        'custom:tags',
        'custom:total_spent',
        'custom:total_orders',
      ],
    ],
    ['crm-exports/messy/08-typo-headers.csv', 'people', ['field:full_name', 'field:email', 'field:phone', 'field:company', 'custom:statu']],
    [
      'crm-exports/messy/24-salesforce-style.csv',
      'leads',
      [
        'lead:channel',
        'field:given_name',
        'field:family_name',
        'field:email',
        'field:phone',
        'lead:stage',
        'prop:owner_alias',
        'lead:created',
      ],
    ],
    [
      'crm-exports/messy/european-semicolon.csv',
      'people',
      ['field:full_name', 'field:email', 'field:phone', 'field:company', 'custom:statut'],
    ],
    [
      'er/febrl1/febrl1.csv',
      'people',
      [
        'key',
        'field:given_name',
        'field:family_name',
        'field:house_number',
        'field:street',
        'field:address_line2',
        'field:city',
        'field:postal_code',
        'field:state',
        'field:birth_date',
        'field:national_id',
        'custom:truth',
      ],
    ],
  ])('%s', (file, kind, expected) => {
    const { mapping, headers, targets } = propose(file);
    expect(mapping.kind).toBe(kind);
    expect(targets).toEqual(expected);
    expect(validateMapping(mapping, headers)).toEqual([]);
  });

  it('maps all twenty Chinese headers', () => {
    const { mapping } = propose('superstore-zh/orders.derived.gb18030.csv');
    const targets = Object.fromEntries(mapping.columns.map(({ header, target }) => [header, target]));
    expect(mapping).toMatchObject({ kind: 'events', eventType: 'order' });
    expect(targets).toMatchObject({
      '行 ID': 'event:id',
      '订单 ID': 'event:order_id',
      订单日期: 'event:time',
      发货日期: 'prop:发货日期',
      '客户 ID': 'field:external_id',
      客户名称: 'field:full_name',
      '省/自治区': 'field:state',
      国家: 'field:country',
      产品名称: 'event:product',
      类别: 'event:category',
      销售额: 'event:amount',
      数量: 'event:quantity',
    });
  });
});

describe('validateMapping', () => {
  const column = (target: string, index = 0) => ({ column: index, header: `c${index}`, target });

  it.each([
    ['people', [column('field:city')], ['mappingNoIdentifier']],
    ['events', [column('field:email')], ['mappingNoTime']],
    ['leads', [column('lead:id')], ['mappingNoLeadTime']],
    ['spend', [column('spend:campaign')], ['mappingNoSpendDate', 'mappingNoSpendAmount']],
    ['consents', [column('field:email')], ['mappingNoConsentStatus']],
    ['people', [column('field:email'), column('field:city', 1), column('field:city', 2)], ['mappingTargetRepeated']],
    ['people', [column('field:email'), column('field:shoe_size', 1)], ['mappingTargetUnknown']],
    ['people', [column('field:email'), column('spend:amount', 1)], ['mappingTargetOfOtherKind']],
    ['people', [column('field:email', 9)], ['mappingColumnUnknown']],
    ['survey', [column('prop:answer')], []],
  ] as const)('%s %j', (kind, columns, keys) => {
    expect(validateMapping({ kind, columns: [...columns] }, ['c0', 'c1', 'c2']).map(({ key }) => key)).toEqual(keys);
  });
});

it('takes the country given where the file tells none', () => {
  const options = { defaultCountry: 'FR' };
  expect(proposeMapping(['Email', 'City'], [['ann@example.org', 'Rome']], options).defaultCountry).toBe('FR');
  const swiss = Array.from({ length: 20 }, (_, n) => [`ann${n}@example.org`, 'Switzerland']);
  expect(proposeMapping(['Email', 'Country'], swiss, options).defaultCountry).toBe('CH');
});
