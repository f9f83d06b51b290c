'use client';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useMemo, useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/core/action-result';
import type { Settings } from '@/lib/core/settings';
import { Button } from '../ui/button';
import { Combobox } from '../ui/combobox';
import { FailureNotice } from '../ui/failure-notice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { countryOptions, currencyOptions, timeZoneOptions } from '../ui/locale-choices';
import { Notice } from '../ui/notice';
import { changedSettings, shareOfPercent } from './changed-settings';
import { SettingsSection } from './settings-section';

/** A share as percent with two digits, as it is typed. */
const toPercent = (share: number): number => Math.round(share * 10_000) / 100;

interface Props {
  readonly settings: Settings;
  readonly hasOidc: boolean;
  readonly save: (input: Partial<Settings>) => Promise<ActionResult<unknown>>;
}

/** What holds for the whole organisation. */
export const OrganisationForm = ({ settings, hasOidc, save }: Props) => {
  const t = useTranslations('settings');
  const errors = useTranslations('errors');
  const locale = useLocale();
  const [loaded, setLoaded] = useState(settings);
  const [values, setValues] = useState(settings);
  const [domains, setDomains] = useState(settings.oidcDomains.join(', '));
  const [result, setResult] = useState<ActionResult<unknown> | null>(null);
  const [pending, start] = useTransition();
  const choices = useMemo(
    () => ({ country: countryOptions(locale), currency: currencyOptions(locale), zone: timeZoneOptions() }),
    [locale],
  );
  const set = (change: Partial<Settings>) => {
    setResult(null);
    setValues((old) => ({ ...old, ...change }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = { ...values, oidcDomains: domains.split(/[\s,;]+/).filter(Boolean) };
    start(async () => {
      const saved = await save(changedSettings(loaded, typed));
      if (saved.ok) setLoaded(typed);
      setResult(saved);
    });
  };
  const isOtherThreshold = values.mergeFrom !== loaded.mergeFrom || values.suggestFrom !== loaded.suggestFrom;
  return (
    <form onSubmit={submit} className="flex max-w-180 flex-col">
      <div className="flex flex-col divide-y">
        <SettingsSection title={t('identity')} description={t('identityText')}>
          <Field label={t('organisationName')} className="max-w-90">
            <Input value={values.organisationName} onValueChange={(organisationName) => set({ organisationName })} maxLength={80} />
          </Field>
        </SettingsSection>
        <SettingsSection title={t('defaults')} description={t('defaultsText')}>
          <div className="flex max-w-90 flex-col gap-4">
            <Field label={t('defaultCountry')} hint={t('defaultCountryHint')}>
              <Combobox
                options={choices.country}
                value={values.defaultCountry}
                onValueChange={(next) => next && set({ defaultCountry: next })}
              />
            </Field>
            <Field label={t('currency')} hint={t('currencyHint')}>
              <Combobox options={choices.currency} value={values.currency} onValueChange={(next) => next && set({ currency: next })} />
            </Field>
            <Field label={t('timeZone')} hint={t('timeZoneHint')}>
              <Combobox options={choices.zone} value={values.timeZone} onValueChange={(next) => next && set({ timeZone: next })} />
            </Field>
          </div>
        </SettingsSection>
        <SettingsSection title={t('thresholds')}>
          <div className="flex max-w-90 flex-col gap-4">
            <Field label={t('suggestFrom')} hint={t('suggestFromHint')}>
              <Input
                type="number"
                min={5}
                max={99}
                step={1}
                required
                value={Math.round(values.suggestFrom * 100)}
                onValueChange={(next) => set({ suggestFrom: shareOfPercent(next, 0) })}
              />
            </Field>
            <Field
              label={t('mergeFrom')}
              hint={t('mergeFromHint')}
              error={
                isOtherThreshold && values.mergeFrom < values.suggestFrom
                  ? errors('mergeBelowSuggest', { suggestFrom: toPercent(values.suggestFrom) })
                  : undefined
              }
            >
              <Input
                type="number"
                min={50}
                max={99.99}
                step={0.01}
                required
                value={toPercent(values.mergeFrom)}
                onValueChange={(next) => set({ mergeFrom: shareOfPercent(next, 2) })}
              />
            </Field>
            <Field label={t('timelyDays')} hint={t('timelyDaysHint')}>
              <Input
                type="number"
                min={1}
                max={3650}
                step={1}
                required
                value={values.timelyDays}
                onValueChange={(next) => set({ timelyDays: Number(next) })}
              />
            </Field>
          </div>
        </SettingsSection>
        {hasOidc ? (
          <SettingsSection title={t('oidc')} description={t('oidcText')}>
            <Field label={t('oidcDomains')} hint={t('oidcDomainsHint')} className="max-w-90">
              <Input value={domains} onValueChange={setDomains} placeholder="example.com" />
            </Field>
          </SettingsSection>
        ) : null}
      </div>
      <div className="sticky bottom-0 flex flex-col items-start gap-3 border-t bg-canvas py-4">
        {result?.ok ? <Notice tone="good">{t('saved')}</Notice> : <FailureNotice failure={result?.error} />}
        <Button type="submit" variant="primary" pending={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
};
