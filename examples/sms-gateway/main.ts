import { createSmsGateway } from './gateway.ts';

// A gateway for text messages on this machine, for development: SMS_TOKEN is the secret of whoever sends, PORT (8100) where
// it listens. For Sallyport:
//   SALLYPORT_SMS_GATEWAY=generic SALLYPORT_SMS_URL=http://localhost:8100/messages SALLYPORT_SMS_SECRET=… SALLYPORT_SMS_FROM=Acme
//   SALLYPORT_SMS_HEADERS='{"authorization": "Bearer {secret}", "content-type": "application/json"}'
//   SALLYPORT_SMS_BODY='{"id": "{messageId}", "from": "{from}", "to": "{to}", "text": "{text}"}'
const { SMS_TOKEN: token = '', PORT = '8100' } = process.env;
if (token === '') throw new Error('SMS_TOKEN must be set');
createSmsGateway({ token }).listen(Number(PORT), 'localhost', () => {
  console.log(`Text messages are shown at http://localhost:${PORT}`);
});
