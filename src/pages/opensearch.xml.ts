/** Tells a browser how to add this site's search to its own. */
import { base, site } from '../site.ts';

export const GET = (): Response =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Counterpoint</ShortName>
  <Description>Microservices and serverless, answered claim by claim</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${site}${base}mark.svg</Image>
  <Url type="text/html" template="${site}${base}search/?q={searchTerms}"/>
</OpenSearchDescription>
`,
    { headers: { 'Content-Type': 'application/opensearchdescription+xml' } },
  );
