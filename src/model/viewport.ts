/** Which part of a drawing a stage shows: whole, nearer, moved. All in the drawing's own units. */

export interface Size {
  width: number;
  height: number;
}

/** A point of the stage, from 0 at the left or top to 1 at the right or bottom. */
export interface Point {
  x: number;
  y: number;
}

/** The part that shows. It has the form of the stage, so nothing is cut that would have room. */
export interface View extends Size, Point {}

/** How much nearer than whole a reader can come. */
const nearest = 8;

/** The room around a whole drawing, as a part of its size. */
const around = 0.06;

const between = (low: number, value: number, high: number) => Math.min(high, Math.max(low, value));

/** The whole drawing, in the middle of the stage. */
export function fit(drawing: Size, stage: Size): View {
  const [wide, high] = [Math.max(1, stage.width), Math.max(1, stage.height)];
  const unit = (1 + around) * Math.max(drawing.width / wide, drawing.height / high);
  const [width, height] = [wide * unit, high * unit];
  return { x: (drawing.width - width) / 2, y: (drawing.height - height) / 2, width, height };
}

/** Moves by parts of the stage. The middle of the stage stays on the drawing, so it is never lost. */
export function pan(view: View, by: Point, drawing: Size): View {
  const { width, height } = view;
  return {
    width,
    height,
    x: between(-width / 2, view.x + by.x * width, drawing.width - width / 2),
    y: between(-height / 2, view.y + by.y * height, drawing.height - height / 2),
  };
}

/** Comes nearer by a factor, or goes back with one below 1; what is at `at` stays there. */
export function zoom(view: View, factor: number, at: Point, drawing: Size, stage: Size): View {
  const whole = fit(drawing, stage);
  const width = between(whole.width / nearest, view.width / factor, whole.width);
  if (width === whole.width) return whole;
  const height = (width * whole.height) / whole.width;
  const moved = {
    width,
    height,
    x: view.x + (view.width - width) * at.x,
    y: view.y + (view.height - height) * at.y,
  };
  return pan(moved, { x: 0, y: 0 }, drawing);
}

/** The view on a stage that has another size now: as near as before, at the same place. */
export function resized(view: View, drawing: Size, before: Size, stage: Size): View {
  const factor = fit(drawing, before).width / view.width;
  const whole = fit(drawing, stage);
  const moved = {
    width: whole.width / factor,
    height: whole.height / factor,
    x: view.x + view.width / 2 - whole.width / factor / 2,
    y: view.y + view.height / 2 - whole.height / factor / 2,
  };
  return factor <= 1 ? whole : pan(moved, { x: 0, y: 0 }, drawing);
}
