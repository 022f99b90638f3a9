import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit, pan, resized, type Size, zoom } from '../../src/model/viewport.ts';

const drawing = { width: 600, height: 200 };
const stage = { width: 1200, height: 800 };
const middle = { x: 0.5, y: 0.5 };

test('a drawing fits in the middle, with room around, in the form of the stage', () => {
  const view = fit(drawing, stage);
  expect(view.width).toBeCloseTo(636);
  expect(view.width / view.height).toBeCloseTo(1.5);
  expect(view.x + view.width / 2).toBeCloseTo(300);
  expect(view.y + view.height / 2).toBeCloseTo(100);
});

test('what is under the pointer stays there while it comes nearer', () => {
  const before = fit(drawing, stage);
  const at = { x: 0.25, y: 0.5 };
  const after = zoom(before, 2, at, drawing, stage);
  expect(after.width).toBeCloseTo(before.width / 2);
  expect(after.x + after.width * at.x).toBeCloseTo(before.x + before.width * at.x);
});

test('nothing is smaller than whole, and whole is exact', () => {
  const whole = fit(drawing, stage);
  expect(zoom(whole, 0.1, middle, drawing, stage)).toEqual(whole);
  const near = zoom(whole, 3, middle, drawing, stage);
  expect(zoom(near, 1 / 3.0001, { x: 0, y: 1 }, drawing, stage)).toEqual(whole);
});

test('a stage that turns keeps how near it is and what is in its middle', () => {
  const near = pan(zoom(fit(drawing, stage), 4, middle, drawing, stage), { x: 0.3, y: 0 }, drawing);
  const turned = { width: 800, height: 1200 };
  const view = resized(near, drawing, stage, turned);
  expect(view.x + view.width / 2).toBeCloseTo(near.x + near.width / 2);
  expect(view.width).toBeCloseTo(fit(drawing, turned).width / 4);
  expect(resized(fit(drawing, stage), drawing, stage, turned)).toEqual(fit(drawing, turned));
});

test('no way of moving and zooming loses the drawing, on a stage of any size', () => {
  const size = fc.record({ width: fc.nat(4000), height: fc.nat(4000) });
  const part = fc.double({ min: -3, max: 3, noNaN: true });
  const steps = fc.array(
    fc.record({ factor: fc.double({ min: 0.01, max: 100, noNaN: true }), x: part, y: part }),
  );
  fc.assert(
    fc.property(size, steps, (room: Size, moves) => {
      let view = fit(drawing, room);
      for (const { factor, x, y } of moves) {
        view = pan(zoom(view, factor, { x, y }, drawing, room), { x, y }, drawing);
        const centre = { x: view.x + view.width / 2, y: view.y + view.height / 2 };
        expect(centre.x).toBeGreaterThanOrEqual(-0.001);
        expect(centre.x).toBeLessThanOrEqual(drawing.width + 0.001);
        expect(centre.y).toBeGreaterThanOrEqual(-0.001);
        expect(centre.y).toBeLessThanOrEqual(drawing.height + 0.001);
        expect(view.width).toBeLessThanOrEqual(fit(drawing, room).width + 0.001);
        expect(view.width).toBeGreaterThan(0);
      }
    }),
  );
});
