import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typeset } from '../../src/model/typography.ts';

const tied = '\u00a0';

test.each([
  ["the team's code", 'the team’s code'],
  ["each other's releases, the teams' own", 'each other’s releases, the teams’ own'],
  ["don't", 'don’t'],
  ["'one thing' and 'another'", '‘one thing’ and ‘another’'],
  ['"serverless" and ("functions")', '“serverless” and (“functions”)'],
  [`"it's 'fine'," they say`, '“it’s ‘fine’,” they say'],
  [`"'nested' first"`, '“‘nested’ first”'],
  ["in the '90s, rock 'n' roll", 'in the ’90s, rock ‘n’ roll'],
  ['a"b', 'a”b'],
])('quotes: %s', (text, set) => expect(typeset(text)).toBe(set));

test.each([
  ['up to 15 minutes', `up to 15${tied}minutes`],
  ['128 MB, 10.5 GiB and 2 vCPUs', `128${tied}MB, 10.5${tied}GiB and 2${tied}vCPUs`],
  ['10 ms or 3 s', `10${tied}ms or 3${tied}s`],
  ['81 % of 4 million', `81${tied}% of 4${tied}million`],
  ['0.40 USD per month', `0.40${tied}USD per month`],
  ['2 services', '2 services'],
  ['3 masters', '3 masters'],
  ['RFC 9110', 'RFC 9110'],
  ['route 5 says', 'route 5 says'],
])('units: %s', (text, set) => expect(typeset(text)).toBe(set));

test.each([
  ['one - two -- three', 'one – two – three'],
  ['pages 10-12, pp. 3-4, p. 7', 'pages 10–12, pp. 3–4, p. 7'],
  ['SP 800-204, 2019-12-04, us-east-1', 'SP 800-204, 2019-12-04, us-east-1'],
  ['and so on...', 'and so on…'],
  ['', ''],
])('dashes and dots: %s', (text, set) => expect(typeset(text)).toBe(set));

test('setting twice changes nothing, and no straight quote is left', () => {
  const texts = fc.string({
    unit: fc.constantFrom(...`"'’“‘ .-–ab3%s([0`.split(''), ' ms', 'page ', "'90s"),
  });
  fc.assert(
    fc.property(texts, (text) => {
      const once = typeset(text);
      expect(typeset(once)).toBe(once);
      expect(once).not.toMatch(/["']/);
    }),
  );
});
