import { hashOf } from '../../ui/hash-of.ts';
import { CampaignView, campaignOrders, firstView } from './view.ts';

/** A view as its address says it: only what differs from the first view is named, so the plain page has a plain address. */
export function viewText(view: CampaignView): string {
  const { by, descending, ...filters } = view;
  const named = new URLSearchParams();
  for (const [name, value] of Object.entries(filters))
    if (value !== undefined && value !== firstView[name as 'standing']) named.set(name, String(value));
  if (by !== firstView.by || descending !== firstView.descending) named.set('sort', `${descending ? '-' : ''}${by}`);
  return named.toString();
}

export const viewAddress = (view: CampaignView): string => hashOf('campaigns', viewText(view));

/** The view an address names. What it says that can not be read is left out, and the rest holds. */
export function viewAt(rest: string): CampaignView {
  const named = new URLSearchParams(rest);
  const sort = named.get('sort') ?? '';
  const by = campaignOrders.find((order) => order === sort.replace(/^-/, ''));
  const asked: Record<string, unknown> = {
    ...Object.fromEntries(named),
    ...(by && { by, descending: sort.startsWith('-') }),
    ...(named.has('within') && { within: Number(named.get('within')) }),
  };
  let view: CampaignView = firstView;
  for (const name of Object.keys(CampaignView.shape)) {
    const read = CampaignView.safeParse({ ...view, ...(asked[name] !== undefined && { [name]: asked[name] }) });
    if (read.success) view = read.data;
  }
  return view;
}
