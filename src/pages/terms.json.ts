/** The definitions that the links of terms show, for the script that shows them. */
import { matrix } from '../components/records.ts';

export async function GET(): Promise<Response> {
  const { concepts } = await matrix();
  return Response.json(
    Object.fromEntries([...concepts].map(([id, { name, summary }]) => [id, { name, summary }])),
  );
}
