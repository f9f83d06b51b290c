import { headerSlug } from '@/lib/ingest/header-slug';
import { CONSENT_ROLES, EVENT_ROLES, type ImportKind, LEAD_ROLES, SPEND_ROLES } from '@/lib/ingest/mapping';
import { STANDARD_FIELDS } from '@/lib/standardize/fields';

/** Groups of meanings, in the order of the menu. */
export type TargetGroup = 'none' | 'person' | 'event' | 'lead' | 'spend' | 'consent' | 'own';

/** A meaning a column can have. */
export interface TargetOption {
  readonly target: string;
  readonly group: TargetGroup;
}

const ROLES = { event: EVENT_ROLES, lead: LEAD_ROLES, spend: SPEND_ROLES, consent: CONSENT_ROLES } as const;

const ROLE_GROUPS: Readonly<Record<ImportKind, readonly (keyof typeof ROLES)[]>> = {
  people: ['consent'],
  events: ['event'],
  leads: ['lead', 'consent'],
  spend: ['spend'],
  consents: ['consent'],
  survey: ['event', 'consent'],
};

const HAS_PROPS: ReadonlySet<ImportKind> = new Set(['events', 'leads', 'survey']);

/** Everything a column may mean in a file of a kind; `current` is always among it. */
export const targetOptions = (kind: ImportKind, header: string, current: string): TargetOption[] => {
  const options: TargetOption[] = [{ target: 'ignore', group: 'none' }];
  const add = (group: TargetGroup, targets: readonly string[]): void => {
    for (const target of targets) options.push({ target, group });
  };
  for (const group of ROLE_GROUPS[kind])
    add(
      group,
      ROLES[group].map((role) => `${group}:${role}`),
    );
  if (kind !== 'spend') {
    add(
      'person',
      STANDARD_FIELDS.map((field) => `field:${field.key}`),
    );
    const slug = headerSlug(header);
    add('own', ['key', ...(HAS_PROPS.has(kind) ? [`prop:${slug}`] : []), `custom:${slug}`]);
  }
  if (!options.some((option) => option.target === current)) options.push({ target: current, group: 'own' });
  return options;
};
