import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** One request over a kept connection. When the server has just closed it, which nobody could know, the request is sent over another. */
export function send(url: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Reply> {
  return new Promise((done, fail) => {
    const sent = request(url, { agent, method: options.method ?? 'GET', headers: options.headers ?? {} }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === 'ECONNRESET') done(send(url, options));
      else fail(error);
    });
    sent.end(options.body);
  });
}
