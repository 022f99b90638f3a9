import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finder, pieces, readHighlight, withHighlight } from '../../../src/tools/search/marks.ts';

const marked = (text: string, ...words: string[]) =>
  pieces(text, finder(words)).filter((_, i) => i % 2);

describe('words are found', () => {
  test('whatever their ending, case and accents', () => {
    expect(marked('Services scale; a Sérvice’s SCALING.', 'service', 'scale')).toEqual([
      'Services',
      'scale',
      'Sérvice’s',
      'SCALING',
    ]);
  });

  test('not as a part of other words', () => {
    expect(marked('export, port, ports', 'port')).toEqual(['port', 'ports']);
  });

  test('no words mark nothing', () => {
    expect(marked('anything at all')).toEqual([]);
    expect(marked('anything at all', '', ' ')).toEqual([]);
  });

  test('the pieces of any text are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, words) => {
        expect(pieces(text, finder(words)).join('')).toBe(text);
      }),
    );
  });
});

describe('words are carried by an address', () => {
  test('before the fragment, and read again', () => {
    const url = withHighlight('/audit/#s-1', ['cold', 'c++ & co']);
    expect(url).toBe('/audit/?highlight=cold+c%2B%2B+%26+co#s-1');
    const { search } = new URL(url, 'http://localhost');
    expect(readHighlight(search).words).toEqual(['cold', 'c', 'co']);
  });

  test('no words change no address', () => {
    expect(withHighlight('/audit/#s-1', [])).toBe('/audit/#s-1');
  });

  test('the rest of the query stays', () => {
    expect(readHighlight('?a=1&highlight=x&b=2')).toEqual({ words: ['x'], rest: '?a=1&b=2' });
    expect(readHighlight('?highlight=x').rest).toBe('');
    expect(readHighlight('')).toEqual({ words: [], rest: '' });
  });

  test('an endless query carries a few words', () => {
    expect(readHighlight(`?highlight=${'word+'.repeat(10_000)}`).words).toHaveLength(8);
  });
});
