import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { checked, documentedFaults } from './integrations/collections.ts';
import { fault } from './schemas/fault.ts';
import { collections as shapes } from './schemas/index.ts';
import { docsFields, page } from './schemas/page.ts';

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: docsFields }) }),
  concepts: defineCollection({ loader: checked('concepts'), schema: shapes.concepts }),
  criteria: defineCollection({ loader: checked('criteria'), schema: shapes.criteria }),
  claims: defineCollection({ loader: checked('claims'), schema: shapes.claims }),
  comparisons: defineCollection({ loader: checked('comparisons'), schema: shapes.comparisons }),
  sources: defineCollection({ loader: checked('sources'), schema: shapes.sources }),
  audit: defineCollection({ loader: checked('audit'), schema: shapes.audit }),
  cases: defineCollection({ loader: checked('cases'), schema: shapes.cases }),
  misconceptions: defineCollection({
    loader: checked('misconceptions'),
    schema: shapes.misconceptions,
  }),
  paths: defineCollection({ loader: checked('paths'), schema: shapes.paths }),
  faults: defineCollection({ loader: documentedFaults(), schema: fault }),
  pages: defineCollection({ loader: checked('pages'), schema: page }),
};
