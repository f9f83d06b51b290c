import type { ReactNode } from 'react';
import { scoreTone, TONE_STROKE } from './score-tone';

interface Props {
  /** 0 to 100; null shows an empty ring. */
  readonly value: number | null;
  /** In the middle of the ring, usually the number. */
  readonly children: ReactNode;
  /** Side length in px. */
  readonly size?: number;
}

const STROKE = 10;

/** A score as a ring of three quarters. The number in it says the same in text. */
export const Dial = ({ value, children, size = 148 }: Props) => {
  const r = (size - STROKE) / 2;
  const arc = 2 * Math.PI * r * 0.75;
  const part = value === null ? 0 : (Math.max(0, Math.min(100, value)) / 100) * arc;
  const ring = { cx: size / 2, cy: size / 2, r, fill: 'none', strokeWidth: STROKE, strokeLinecap: 'round' as const };
  return (
    <div className="relative grid shrink-0 place-items-center" style={{ width: size, height: size }}>
      <svg aria-hidden="true" width={size} height={size} className="absolute inset-0 rotate-135">
        <circle {...ring} stroke="var(--hover)" strokeDasharray={`${arc} 9999`} />
        {part > 0 ? <circle {...ring} stroke={TONE_STROKE[scoreTone(value)]} strokeDasharray={`${part} 9999`} /> : null}
      </svg>
      <div className="relative flex flex-col items-center text-center">{children}</div>
    </div>
  );
};
