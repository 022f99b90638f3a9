/** The frame of a diagram: full size, and its source in place. Loaded when a reader first asks for either. */
import { openDiagram } from './diagram-view.ts';

/** Shows the source below the drawing, or takes it away again. Where it does not come, the link leads to it. */
async function toggleSource(link: HTMLAnchorElement, figure: Element): Promise<void> {
  const opening = link.ariaExpanded !== 'true';
  link.ariaExpanded = String(opening);
  if (!opening) return figure.querySelector('.code')?.remove();
  try {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(response.statusText);
    const code = document.createElement('pre');
    code.className = 'code';
    code.tabIndex = 0;
    code.textContent = await response.text();
    // A second touch may have come before the answer.
    if (link.ariaExpanded === 'true') figure.append(code);
  } catch {
    location.href = link.href;
  }
}

/** Does what a button or link of the frame is for. */
export function act(control: Element): void {
  const figure = control.closest('.fig');
  if (!figure) return;
  if (control instanceof HTMLAnchorElement) void toggleSource(control, figure);
  else openDiagram(figure);
}
