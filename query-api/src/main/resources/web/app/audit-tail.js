// Events as they come (text/event-stream), at the end of the list. The browser takes a lost stream up again where it was.

/** @param told 'live', 'lost', 'ended' where the server wants no more, or 'paused' */
export function tail(query, item, told) {
  const source = new EventSource(`/v1/audit/events?${query}`);
  source.addEventListener('open', () => told('live'));
  source.addEventListener('message', ({ data }) => item(JSON.parse(data)));
  source.addEventListener('error', () => told(source.readyState === EventSource.CLOSED ? 'ended' : 'lost'));
  return () => {
    source.close();
    told('paused');
  };
}
