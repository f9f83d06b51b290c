import { ChartNoAxesCombined, Filter, GitMerge, House, type LucideIcon, Settings, ShieldCheck, Upload, Users } from 'lucide-react';

export interface NavItem {
  readonly key: 'overview' | 'sources' | 'profiles' | 'merges' | 'segments' | 'quality' | 'campaigns' | 'settings';
  readonly href: string;
  readonly icon: LucideIcon;
}

/** The places of the application, in the order of the work. */
export const NAV_ITEMS: readonly NavItem[] = [
  { key: 'overview', href: '/', icon: House },
  { key: 'sources', href: '/sources', icon: Upload },
  { key: 'profiles', href: '/profiles', icon: Users },
  { key: 'merges', href: '/merges', icon: GitMerge },
  { key: 'segments', href: '/segments', icon: Filter },
  { key: 'quality', href: '/quality', icon: ShieldCheck },
  { key: 'campaigns', href: '/campaigns', icon: ChartNoAxesCombined },
];

/** Stands apart, at the bottom. */
export const SETTINGS_ITEM: NavItem = { key: 'settings', href: '/settings', icon: Settings };

/** True when `path` is the item's page or one below it. */
export const isUnder = (path: string, href: string): boolean =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
