'use client';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import type { ActionResult, Failure } from '@/lib/core/action-result';
import { DIMENSIONS, type QualitySettings } from '@/lib/quality/dimensions';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { FailureNotice } from '../ui/failure-notice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';

type Weights = QualitySettings['weights'];

interface Props {
  readonly weights: Weights;
  readonly save: (weights: Weights) => Promise<ActionResult<void>>;
}

/** Changes how much each dimension counts. */
export const WeightsDialog = ({ weights, save }: Props) => {
  const t = useTranslations('quality');
  const ui = useTranslations('ui');
  const form = useRef<HTMLFormElement>(null);
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, startTransition] = useTransition();
  const submit = (data: FormData): void =>
    startTransition(async () => {
      const next = Object.fromEntries(DIMENSIONS.map((d) => [d, Number(data.get(d))])) as Weights;
      const result = await save(next);
      setFailure(result.ok ? null : result.error);
      if (result.ok) setOpen(false);
    });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('weights')}
      description={t('weightsText')}
      trigger={<Button size="sm">{t('weights')}</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>{ui('cancel')}</Button>
          <Button variant="primary" pending={isPending} onClick={() => form.current?.requestSubmit()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form ref={form} action={submit} className="grid grid-cols-2 gap-4">
        {DIMENSIONS.map((dimension) => (
          <Field key={dimension} label={t(`dimensions.${dimension}`)}>
            <Input
              name={dimension}
              type="number"
              min={0}
              max={100}
              step={1}
              required
              defaultValue={weights[dimension]}
              aria-label={t('weightOf', { dimension: t(`dimensions.${dimension}`) })}
            />
          </Field>
        ))}
        <FailureNotice failure={failure} className="col-span-2" />
      </form>
    </Dialog>
  );
};
