'use client';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';

/** The form that the save buttons send, wherever they stand. */
export const SAVE_FORM_ID = 'segment';

interface Props {
  /** Null for a new segment. */
  readonly id: number | null;
  readonly canSave: boolean;
  readonly pending: boolean;
  readonly onCancel: () => void;
}

/** The ways out of the builder: leave it as it was, or save. */
export const SaveActions = ({ id, canSave, pending, onCancel }: Props) => {
  const t = useTranslations('segments');
  return (
    <>
      <ButtonLink variant="ghost" href={id === null ? '/segments' : `/segments/${id}`} onNavigate={onCancel}>
        {t('cancel')}
      </ButtonLink>
      {canSave ? (
        <Button variant="primary" type="submit" form={SAVE_FORM_ID} pending={pending}>
          {t('save')}
        </Button>
      ) : null}
    </>
  );
};
