/** A diagram over the whole window, to move and to come nearer; made, and its sheet loaded, when it is first opened. */
import { fit, type Point, pan, resized, type Size, type View, zoom } from '../model/viewport.ts';
import sheet from './diagram-view.css?url';

/** One press of a key or button: a quarter nearer, a tenth of the stage aside. */
const nearer = 1.25;
const step = 0.1;
const middle: Point = { x: 0.5, y: 0.5 };

const moves: Record<string, Point> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
};

interface Box {
  dialog: HTMLDialogElement;
  show(drawing: SVGSVGElement, title: string): void;
}

function build(): Box {
  const dialog = document.createElement('dialog');
  dialog.className = 'view';
  dialog.setAttribute('aria-labelledby', 'view-heading');
  dialog.innerHTML = `<header><h2 id="view-heading"></h2><output></output><button aria-label="Zoom in">+</button><button aria-label="Zoom out">\u2212</button><button>Fit</button><button>Close</button></header><div class="stage" role="group" tabindex="0" aria-label="Drawing. Arrow keys move it, plus and minus zoom, 0 shows all."></div>`;
  const heading = dialog.querySelector('h2') as HTMLElement;
  const scale = dialog.querySelector('output') as HTMLOutputElement;
  const stage = dialog.querySelector('.stage') as HTMLElement;

  let svg: SVGSVGElement | undefined;
  let drawing: Size = { width: 1, height: 1 };
  let room: Size = drawing;
  let view: View = fit(drawing, room);

  const size = (): Size => ({ width: stage.clientWidth, height: stage.clientHeight });
  const set = (next: View) => {
    view = next;
    svg?.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
    const percent = Math.round((100 * fit(drawing, room).width) / view.width);
    scale.textContent = `${percent}\u00a0%`;
  };
  const come = (factor: number, at = middle) => set(zoom(view, factor, at, drawing, room));
  const move = (by: Point) => set(pan(view, by, drawing));
  const whole = () => set(fit(drawing, room));
  const close = () => dialog.close();

  const acts = [() => come(nearer), () => come(1 / nearer), whole, close];
  for (const [i, button] of dialog.querySelectorAll('button').entries()) {
    button.addEventListener('click', () => acts[i]?.());
  }
  const keys: Record<string, () => void> = {
    '+': () => come(nearer),
    '=': () => come(nearer),
    '-': () => come(1 / nearer),
    '0': whole,
  };
  dialog.addEventListener('keydown', (event) => {
    // The browser's own zoom stays the browser's.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = moves[event.key];
    if (by) move(by);
    else if (keys[event.key]) keys[event.key]?.();
    else return;
    event.preventDefault();
  });

  const at = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: (clientX - left) / room.width, y: (clientY - top) / room.height };
  };
  stage.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      // Two fingers on a touchpad come as a wheel with the control key, in smaller steps.
      const pace = event.deltaMode ? 0.05 : event.ctrlKey ? 0.01 : 0.002;
      come(Math.exp(-event.deltaY * pace), at(event));
    },
    { passive: false },
  );

  /** Fingers and pressed pointers, by where they were last. */
  const touching = new Map<number, Point>();
  /** The middle of all of them, and how far they are apart on the stage. */
  const grip = () => {
    const [a = middle, b = a] = [...touching.values()];
    const apart = Math.hypot((a.x - b.x) * room.width, (a.y - b.y) * room.height);
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart };
  };
  stage.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    stage.setPointerCapture(event.pointerId);
    touching.set(event.pointerId, at(event));
  });
  stage.addEventListener('pointermove', (event) => {
    if (!touching.has(event.pointerId)) return;
    const before = grip();
    touching.set(event.pointerId, at(event));
    const now = grip();
    if (before.apart && now.apart) come(now.apart / before.apart, before);
    move({ x: before.x - now.x, y: before.y - now.y });
  });
  const release = (event: PointerEvent) => touching.delete(event.pointerId);
  stage.addEventListener('pointerup', release);
  stage.addEventListener('pointercancel', release);

  new ResizeObserver(() => {
    const before = room;
    room = size();
    if (dialog.open) set(resized(view, drawing, before, room));
  }).observe(stage);
  dialog.addEventListener('close', () => touching.clear());

  return {
    dialog,
    show(original, title) {
      svg = original.cloneNode(true) as SVGSVGElement;
      // Ids stay unique, and the copy keeps its own name and description.
      for (const [reference, part] of [
        ['aria-labelledby', 'title'],
        ['aria-describedby', 'desc'],
      ] as const) {
        svg.querySelector(part)?.setAttribute('id', `view-${part}`);
        svg.setAttribute(reference, `view-${part}`);
      }
      const { width, height } = original.viewBox.baseVal;
      drawing = { width, height };
      heading.textContent = title;
      stage.replaceChildren(svg);
      dialog.showModal();
      stage.focus();
      room = size();
      whole();
    },
  };
}

let box: Box | undefined;

/** Opens the diagram of a figure. The browser keeps the focus inside, and gives it back at the end. */
export function openDiagram(figure: Element): void {
  const original = figure.querySelector<SVGSVGElement>('.scroll svg');
  if (!original) return;
  const number = [...document.querySelectorAll('main .fig')].indexOf(figure) + 1;
  const title = `Figure ${number}. ${figure.querySelector('figcaption b')?.textContent}`;
  if (box) {
    box.show(original, title);
    return;
  }
  const made = build();
  box = made;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: sheet });
  // Until its sheet is there the view would flash unstyled.
  const show = () => made.show(original, title);
  link.addEventListener('load', show, { once: true });
  link.addEventListener('error', show, { once: true });
  document.head.append(link);
  document.body.append(made.dialog);
}
