/** Code in ink only, by classes: inline colours would need `unsafe-inline` in the policy. */
import type { ShikiConfig } from 'astro';

/** Shiki with one class a token, `t-keyword`, `t-comment` …, and no style attribute. */
export const codeByClasses: Partial<ShikiConfig> = {
  theme: 'css-variables',
  transformers: [
    {
      name: 'classes',
      span(node) {
        const token = /-token-([\w-]+)/.exec(String(node.properties.style ?? ''))?.[1];
        delete node.properties.style;
        if (token) node.properties.class = `t-${token}`;
      },
      pre(node) {
        delete node.properties.style;
        node.properties.class = 'code';
        node.properties.tabindex = '0';
      },
    },
  ],
};
