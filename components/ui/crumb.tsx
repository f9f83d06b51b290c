'use client';
import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';

interface Named {
  /** The page that gave the name. */
  readonly path: string;
  readonly name: string;
}

interface Place {
  readonly named: Named | null;
  readonly setNamed: (named: Named | null) => void;
}

const PlaceContext = createContext<Place | null>(null);

/** Lets a page tell the bar above it what the thing it shows is called. */
export const CrumbProvider = ({ children }: { readonly children: ReactNode }) => {
  const [named, setNamed] = useState<Named | null>(null);
  const place = useMemo(() => ({ named, setNamed }), [named]);
  return <PlaceContext value={place}>{children}</PlaceContext>;
};

/** The name of the thing that this page shows; null while none is known. */
export const useCrumbName = (): string | null => {
  const named = useContext(PlaceContext)?.named;
  return usePathname() === named?.path ? named.name : null;
};

/** Hands the name over; shows nothing itself. */
export const CrumbName = ({ name }: { readonly name: string }) => {
  const path = usePathname();
  const setNamed = useContext(PlaceContext)?.setNamed;
  useLayoutEffect(() => {
    setNamed?.({ path, name });
    return () => setNamed?.(null);
  }, [setNamed, path, name]);
  return null;
};
