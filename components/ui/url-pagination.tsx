'use client';
import { parseAsInteger, useQueryState } from 'nuqs';
import { Pagination } from './pagination';

interface Props {
  readonly pageSize: number;
  readonly total: number;
  /** Name of the parameter that holds the page. */
  readonly param?: string;
}

/** `Pagination` with its page in the address; the server renders the new page. */
export const UrlPagination = ({ pageSize, total, param = 'page' }: Props) => {
  const [page, setPage] = useQueryState(param, parseAsInteger.withDefault(1).withOptions({ shallow: false, history: 'push' }));
  return <Pagination page={page} pageSize={pageSize} total={total} onPageChange={(next) => void setPage(next)} />;
};
