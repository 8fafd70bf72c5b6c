import type { AlertPlan, AlertReport } from '../pipeline/alerts.ts';
import type { Chat, Mailer } from '../ports.ts';
import type { MailingContext } from './mailing.ts';

/** After a pass: tells staff which sources broke, fell silent or recovered, as far as somebody is to be told; lines for the log. */
export async function alertStaff(context: MailingContext): Promise<readonly string[]> {
  const { config, store, wiring } = context;
  const { alerts, mail, chat, secrets, publish, service } = config;
  const from = alerts?.from ?? mail?.from;
  const to = alerts?.to ?? [];
  const smtp = to.length > 0 && from !== undefined ? secrets.smtp : undefined;
  const channel = chat !== undefined && alerts?.chat !== false ? secrets.chat : undefined;
  if (smtp === undefined && channel === undefined) return [];
  const [{ tellOfSources }, { underLease }] = await Promise.all([
    import('../pipeline/alerts.ts'),
    import('./mailing.ts'),
  ]);
  return underLease(context, async () => {
    const mailer: Mailer | undefined = smtp === undefined ? undefined : wiring.openMailer(smtp);
    const opened: (Chat & { close(): Promise<void> }) | undefined =
      channel === undefined || chat === undefined ? undefined : wiring.openChat(config, channel, chat.kind);
    try {
      const plan: AlertPlan = {
        sources: config.sources.filter(({ enabled }) => enabled),
        title: publish.title,
        ...(from !== undefined && { mail: { from, to } }),
        ...(service.url !== undefined && { deskUrl: service.url }),
      };
      const world = { store, ...(mailer && { mailer }), ...(opened && { chat: opened }) };
      return linesOf(await tellOfSources(world, plan));
    } finally {
      mailer?.close();
      await opened?.close();
    }
  });
}

function linesOf(report: AlertReport | undefined): readonly string[] {
  if (report === undefined) return [];
  const { told, failed } = report;
  return [
    ...(told.length > 0 ? [`told of sources: ${told.join(', ')}`] : []),
    ...failed.map(({ who, why }) => `not told of sources: ${who}: ${why}`),
  ];
}
