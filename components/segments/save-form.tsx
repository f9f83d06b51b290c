'use client';
import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { FailureNotice } from '../ui/failure-notice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Notice } from '../ui/notice';
import { SAVE_FORM_ID } from './save-actions';
import type { SegmentForm } from './use-save-segment';

interface Props {
  readonly form: SegmentForm;
  readonly nameField: RefObject<HTMLInputElement | null>;
  readonly canSave: boolean;
}

/** Name and description of a segment; what is wrong stays beside them. */
export const SaveForm = ({ form, nameField, canSave }: Props) => {
  const t = useTranslations('segments');
  return (
    <form id={SAVE_FORM_ID} onSubmit={form.submit} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('name')} name="name" className="w-64 max-sm:w-full">
          <Input
            ref={nameField}
            value={form.name}
            maxLength={120}
            placeholder={t('namePlaceholder')}
            onChange={(event) => form.setName(event.target.value)}
          />
        </Field>
        <Field label={t('description')} name="description" className="min-w-48 max-w-140 flex-1">
          <Input
            value={form.description}
            maxLength={1000}
            placeholder={t('descriptionPlaceholder')}
            onChange={(event) => form.setDescription(event.target.value)}
          />
        </Field>
      </div>
      {canSave ? null : <Notice>{t('onlyLooking')}</Notice>}
      {form.missing > 0 ? <Notice tone="danger">{t('completeFirst', { count: form.missing })}</Notice> : null}
      <FailureNotice failure={form.failure} />
    </form>
  );
};
