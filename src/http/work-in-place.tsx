import { useText } from '../ui/page-context.ts';
import { waitWords } from './wait.words.ts';

/** Inside the form that waits: where scripts run the browser works at the challenge, and its solution goes along. */
export const WorkInPlace = ({ challenge }: { readonly challenge: string }) => {
  const { working, worked } = useText(waitWords);
  return (
    <>
      <input type="hidden" name="solution" data-challenge={challenge} data-status="work-status" />
      <p id="work-status" class="hint" role="status" data-working={working} data-done={worked} />
    </>
  );
};
