import { Cake, Crown, Hourglass, MailQuestion, Sparkles } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Template } from '@/lib/segments/templates';

const ICONS = { lapsed: Hourglass, vip: Crown, newPeople: Sparkles, noConsent: MailQuestion, birthday: Cake } as const;

/** Rules to start from, each opening the builder already filled. */
export const TemplateList = ({ templates }: { readonly templates: readonly Template[] }) => {
  const t = useTranslations('segments');
  return (
    <section aria-labelledby="templates" className="flex flex-col gap-3">
      <h2 id="templates" className="text-base">
        {t('startFrom')}
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
        {templates.map((template) => {
          const Icon = ICONS[template];
          return (
            <li key={template}>
              <Link
                href={`/segments/new?template=${template}`}
                className="flex h-full items-start gap-3 rounded-lg border bg-surface p-3 transition-colors hover:border-control"
              >
                <span className="grid size-8 shrink-0 place-items-center rounded-md bg-accent-soft text-accent-text">
                  <Icon aria-hidden="true" className="size-4" />
                </span>
                <span className="flex min-w-0 flex-col">
                  <span className="font-medium">{t(`template.${template}`)}</span>
                  <span className="text-sm text-soft">{t(`templateHint.${template}`)}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
