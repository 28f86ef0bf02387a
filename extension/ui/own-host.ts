/** The element that the overlay stands in, on other people's pages. */
export const hostName = 'infofi-lens';

/** Whether a page changed by nothing but the overlay's coming or going: that is no news of the page. */
export const isOwnDoing = (records: readonly MutationRecord[]): boolean =>
  records.every(
    ({ type, addedNodes, removedNodes }) =>
      type === 'childList' && [...addedNodes, ...removedNodes].every(({ nodeName }) => isHost(nodeName)),
  );

const isHost = (nodeName: string) => nodeName.toLowerCase() === hostName;
