'use client';
import { useEffect, useState } from 'react';

const NAME = 'larder-review-keys';

/** Whether single keys decide in the review; kept in this browser, on at first. */
export const useKeysSetting = (): readonly [boolean, (on: boolean) => void] => {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(NAME) !== 'off'), []);
  const change = (next: boolean) => {
    setOn(next);
    localStorage.setItem(NAME, next ? 'on' : 'off');
  };
  return [on, change];
};
