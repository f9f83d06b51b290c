import { expect, test } from 'vitest';
import { toPersonHits } from './person-hit';

const person = (id: number, name: string, email: string[] = [], city = '') => ({ id, name, email, phone: [], city });

test('namesakes with one address are told apart by their number', () => {
  const found = [person(1, 'Ann Lee', ['ann@example.com']), person(7, 'Ann Lee', ['ann@example.com']), person(9, 'Ann Lee', [], 'Rome')];
  expect(toPersonHits(found).map((hit) => hit.detail)).toEqual(['ann@example.com · #1', 'ann@example.com · #7', 'Rome']);
});

test('somebody without a name is called by the number', () => {
  expect(toPersonHits([person(3, '')])).toEqual([{ id: 3, name: '#3', detail: '' }]);
});
