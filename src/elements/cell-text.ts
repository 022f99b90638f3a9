/** The text of a part of a comparison, without its citations, marks, links and subject. */
export function textOf(element: Element | null): string {
  const copy = element?.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const part of copy.querySelectorAll('.c, .self, .who, .id, .report')) part.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}
