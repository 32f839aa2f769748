import { registerEnumType } from 'type-graphql';
import { Channel, Direction, Disposition, Origin, TouchIntent } from './interaction.enums.js';

registerEnumType(Channel, {
  name: 'Channel',
  description: 'By which way people met.',
  valuesConfig: {
    PHONE: { description: 'Telephone (电话).' },
    EMAIL: { description: 'E-mail (邮件).' },
    MEETING: { description: 'Meeting (会议).' },
    SMS: { description: 'Text message (短信).' },
    WECHAT: { description: 'WeChat (微信).' },
    SOCIAL: { description: 'Social network (社交).' },
    WEB: { description: 'Website (网站).' },
    EVENT: { description: 'Fair or event (活动).' },
    CHAT: { description: 'Chat (在线聊天).' },
  },
});
registerEnumType(Direction, {
  name: 'Direction',
  description: 'Who began it.',
  valuesConfig: { INBOUND: { description: 'The customer did.' }, OUTBOUND: { description: 'We did.' } },
});
registerEnumType(Origin, {
  name: 'Origin',
  description: 'Whether a person did it.',
  valuesConfig: {
    HUMAN: { description: 'A person.' },
    AUTOMATED: { description: 'A machine.' },
    AI_ASSISTED: { description: 'A person with the help of a machine.' },
  },
});
registerEnumType(TouchIntent, {
  name: 'TouchIntent',
  description: 'What it was for.',
  valuesConfig: {
    VALUE: { description: 'To be of use.' },
    DISCOVERY: { description: 'To learn what is needed.' },
    PITCH: { description: 'To sell.' },
    SERVICE: { description: 'To help.' },
    SURVEY: { description: 'To ask how it was.' },
    CALLBACK: { description: 'To call back.' },
    ADMIN: { description: 'To arrange something.' },
  },
});
registerEnumType(Disposition, {
  name: 'Disposition',
  description: 'What came of it.',
  valuesConfig: {
    CONNECTED: { description: 'Both spoke.' },
    NO_ANSWER: { description: 'Nobody answered.' },
    BUSY: { description: 'Busy.' },
    VOICEMAIL_LEFT: { description: 'A message was left.' },
    WRONG_NUMBER: { description: 'Wrong number.' },
    REPLIED: { description: 'There was a reply.' },
    BOUNCED: { description: 'It did not arrive.' },
    ATTENDED: { description: 'They came.' },
    NO_SHOW: { description: 'They did not come.' },
    CLICKED: { description: 'A link was followed.' },
    UNSUBSCRIBED: { description: 'They want no more.' },
    DECLINED: { description: 'They said no.' },
  },
});
