import { label } from '../platform/read/enum-label.js';
import { Channel, Direction, Disposition, Origin, TouchIntent } from './interaction.enums.js';

label(Channel, {
  PHONE: ['Telephone', '电话'],
  EMAIL: ['E-mail', '邮件'],
  MEETING: ['Meeting', '会议'],
  SMS: ['Text message', '短信'],
  WECHAT: ['WeChat', '微信'],
  SOCIAL: ['Social network', '社交媒体'],
  WEB: ['Website', '网站'],
  EVENT: ['Event', '活动'],
  CHAT: ['Chat', '在线聊天'],
});
label(Direction, { INBOUND: ['Inbound', '客户主动'], OUTBOUND: ['Outbound', '我方主动'] });
label(Origin, {
  HUMAN: ['Person', '人工'],
  AUTOMATED: ['Automated', '自动'],
  AI_ASSISTED: ['With the help of AI', 'AI 辅助'],
});
label(TouchIntent, {
  VALUE: ['Be of use', '提供价值'],
  DISCOVERY: ['Discovery', '了解需求'],
  PITCH: ['Pitch', '推销'],
  SERVICE: ['Service', '服务'],
  SURVEY: ['Survey', '调研'],
  CALLBACK: ['Callback', '回电'],
  ADMIN: ['Arrangement', '事务安排'],
});
label(Disposition, {
  CONNECTED: ['Connected', '已接通'],
  NO_ANSWER: ['No answer', '无人接听'],
  BUSY: ['Busy', '占线'],
  VOICEMAIL_LEFT: ['Message left', '已留言'],
  WRONG_NUMBER: ['Wrong number', '号码错误'],
  REPLIED: ['Replied', '已回复'],
  BOUNCED: ['Bounced', '退信'],
  ATTENDED: ['Attended', '已到场'],
  NO_SHOW: ['No show', '未到场'],
  CLICKED: ['Clicked', '已点击'],
  UNSUBSCRIBED: ['Unsubscribed', '已退订'],
  DECLINED: ['Declined', '已拒绝'],
});
