/** How every diagram looks: colours, type, lines and spacing, as data that Mermaid understands. */

import type { MermaidConfig } from 'mermaid';

/** A colour of the site by its custom property, with its light and its dark value. */
export type Palette = Readonly<Record<string, readonly [light: string, dark: string]>>;

/** Which of the two values of a colour is drawn. */
export type Mode = 'light' | 'dark';

/** The colours that a diagram may use; the same values as in `styles/tokens.css`. */
export const palette = {
  ink: ['#14191c', '#e9ecea'],
  'ink-2': ['#465057', '#b7c0c4'],
  'ink-3': ['#616b72', '#939ea4'],
  paper: ['#fafbfa', '#111518'],
  'paper-up': ['#ffffff', '#181d21'],
  'paper-down': ['#f0f3f1', '#0c1012'],
  rule: ['#dfe4e1', '#283035'],
  'rule-2': ['#818a8f', '#6d787e'],
  'm-hue': ['#1b4f9f', '#94b7ff'],
  'm-tint': ['#e9effa', '#16233b'],
  'm-line': ['#9ab4de', '#37558c'],
  's-hue': ['#ac4700', '#f4a862'],
  's-tint': ['#fcefe4', '#31200f'],
  's-line': ['#e3b48c', '#7c4c1e'],
  'o-tint': ['#ecf0ee', '#20272b'],
  'o-line': ['#b3bbb7', '#4d585e'],
} as const satisfies Palette;

/** The ways to paint that have a class in `styles/diagrams.css`; others stay attributes. */
export const drawingClasses = {
  b: { fill: 'var(--paper-up)', stroke: 'var(--ink)', width: 1.25 },
  e: { fill: 'none', stroke: 'var(--ink)', width: 1.25 },
  a: { fill: 'var(--ink)', stroke: 'none', width: 0 },
  k: { fill: 'none', stroke: 'var(--rule-2)', width: 1 },
  n: { fill: 'var(--paper-down)', stroke: 'var(--rule)', width: 1 },
  m: { fill: 'var(--m-tint)', stroke: 'var(--m-hue)', width: 1.25 },
  s: { fill: 'var(--s-tint)', stroke: 'var(--s-hue)', width: 1.25 },
} as const;

/** The room between nodes, in pixels, for which Mermaid has no setting. */
export const nodeGap = 32;

/** Raised when the renderer draws the same source and theme differently: renders become stale. */
export const rendererRevision = 1;

const indexed = (name: string, from: number, values: readonly string[], count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [name + (i + from), values[i % values.length]]),
  );

/** The configuration that Mermaid draws with. */
export function mermaidConfig(mode: Mode): MermaidConfig {
  const at = mode === 'light' ? 0 : 1;
  const ink = palette.ink[at];
  const quiet = palette['ink-2'][at];
  const paper = palette.paper[at];
  const box = palette['paper-up'][at];
  const sunk = palette['paper-down'][at];
  const hairline = palette['rule-2'][at];
  const faint = palette.rule[at];
  const neutral = palette['o-tint'][at];
  const lines = [palette['o-line'][at], palette['m-line'][at], palette['s-line'][at], hairline];
  const tints = [neutral, palette['m-tint'][at], palette['s-tint'][at], sunk];
  const font = '"Source Sans 3 Variable"';
  const edges = `
    .marker:not(.cross) > .arrowMarkerPath { stroke: none !important; fill: ${ink} !important; }
    marker[id$=barbEnd] path { stroke: none !important; }
    .actor-line { stroke: ${hairline} !important; stroke-width: 1px !important; }
    .actor-man :is(line,circle) { stroke-width: 1.25 !important; }
    .note { stroke-width: 1px !important; }
    .today, .grid .domain, .statediagram-cluster .inner { display: none; }
    .grid .tick line { stroke: ${faint} !important; }
    marker circle[fill=white] { fill: ${paper} !important; }
    [class^=messageLine] { stroke-width: 1.25 !important; }
    .loopLine { stroke: ${hairline} !important; stroke-width: 1px !important; stroke-dasharray: 3 4 !important; }
    .cluster rect, .statediagram-cluster rect { stroke: ${hairline} !important; stroke-width: 1px !important; }
    rect { rx: 0 !important; ry: 0 !important; }`;
  const type = `
    .node tspan, .cluster-label tspan { font-weight: 650 !important; }
    .node tspan.row ~ tspan.row > tspan { font-weight: 400 !important; }
    :is(.members-group,.methods-group,.annotation-group,.attribute-type,.attribute-name) tspan { font-weight: 400 !important; }
    .node tspan.row ~ tspan.row > tspan, .edgeLabel tspan, .edgeTerminals tspan, .messageText, .loopText, .loopText > tspan,
    .sectionTitle, .sectionTitle > tspan, .labelText, .labelText > tspan, .noteText > tspan {
      font-size: 13px !important; fill: ${quiet} !important; }`;
  const off = `
    .off :is(rect,circle,ellipse,path,polygon):not(.label *) { stroke-dasharray: 3 4 !important; }`;
  const voice = (name: string, fill: string, stroke: string) => `
    .${name} :is(rect,circle,ellipse,path,polygon):not(.label *) { fill: ${fill} !important; stroke: ${stroke} !important; }`;
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    deterministicIds: true,
    theme: 'base',
    look: 'classic',
    htmlLabels: false,
    fontFamily: font,
    fontSize: 14,
    themeVariables: {
      darkMode: mode === 'dark',
      fontFamily: font,
      fontSize: '14px',
      strokeWidth: 1.25,
      radius: 0,
      useGradient: false,
      dropShadow: 'none',
      background: paper,
      primaryColor: box,
      primaryTextColor: ink,
      primaryBorderColor: ink,
      secondaryColor: neutral,
      secondaryTextColor: ink,
      secondaryBorderColor: hairline,
      tertiaryColor: sunk,
      tertiaryTextColor: ink,
      tertiaryBorderColor: hairline,
      lineColor: ink,
      arrowheadColor: ink,
      textColor: ink,
      titleColor: ink,
      clusterBkg: 'transparent',
      clusterBorder: hairline,
      edgeLabelBackground: paper,
      noteBkgColor: sunk,
      noteTextColor: quiet,
      noteBorderColor: faint,
      actorLineColor: hairline,
      labelBoxBkgColor: paper,
      labelBoxBorderColor: hairline,
      activationBkgColor: neutral,
      activationBorderColor: ink,
      compositeBackground: 'transparent',
      compositeTitleBackground: 'transparent',
      compositeBorder: hairline,
      altBackground: 'transparent',
      gridColor: faint,
      todayLineColor: ink,
      rowOdd: box,
      rowEven: sunk,
      pieStrokeColor: paper,
      pieOuterStrokeWidth: '0px',
      pieSectionTextSize: '14px',
      pieLegendTextSize: '14px',
      pieTitleTextSize: '14px',
      pieOpacity: '1',
      ...indexed('cScale', 0, tints, 12),
      ...indexed('cScaleLabel', 0, [ink], 12),
      ...indexed('cScaleInv', 0, [ink], 12),
      ...indexed('cScalePeer', 0, lines, 12),
      ...indexed('fillType', 0, tints, 8),
      ...indexed('pie', 1, lines, 12),
      ...indexed('git', 0, lines, 8),
      ...indexed('gitBranchLabel', 0, [ink], 8),
      quadrantPointFill: ink,
      quadrantInternalBorderStrokeFill: hairline,
      quadrantExternalBorderStrokeFill: ink,
      ...Object.fromEntries([1, 2, 3, 4].map((n) => [`quadrant${n}Fill`, box])),
      ...Object.fromEntries([1, 2, 3, 4].map((n) => [`quadrant${n}TextFill`, quiet])),
    },
    elk: { lineHops: false },
    flowchart: {
      minNodeWidth: 0,
      wrappingWidth: 600,
      padding: 10,
    },
    state: { minNodeWidth: 0, wrappingWidth: 600 },
    sequence: {
      mirrorActors: false,
      width: 110,
      height: 36,
      actorMargin: 40,
      messageMargin: 28,
      boxMargin: 8,
      noteMargin: 8,
      labelBoxHeight: 20,
      actorFontSize: 14,
      actorFontWeight: 650,
      messageFontSize: 13,
      noteFontSize: 13,
    },
    quadrantChart: {
      chartWidth: 480,
      chartHeight: 360,
      quadrantLabelFontSize: 14,
      xAxisLabelFontSize: 13,
      yAxisLabelFontSize: 13,
      pointLabelFontSize: 13,
      pointRadius: 5,
      quadrantInternalBorderStrokeWidth: 1,
      quadrantExternalBorderStrokeWidth: 1.25,
    },
    timeline: { width: 96, leftMargin: 0, diagramMarginX: 0 },
    gantt: { useWidth: 640, fontSize: 13, sectionFontSize: 14, barHeight: 24 },
    pie: { textPosition: 0.6 },
    themeCSS: [
      edges,
      type,
      voice('m', palette['m-tint'][at], palette['m-hue'][at]),
      voice('s', palette['s-tint'][at], palette['s-hue'][at]),
      off,
    ].join(''),
  };
}

/** All that decides how a source is drawn, for the stamp of its render. */
export const diagramTheme = {
  rendererRevision,
  nodeGap,
  drawingClasses,
  light: mermaidConfig('light'),
  dark: mermaidConfig('dark'),
};
