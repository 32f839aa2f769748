import { companyKey, emailKey, labelOf } from '../../src/leads/duplicate.rules.js';

describe('two company names', () => {
  test.each([
    ['Okafor Ltd', 'OKAFOR  ltd.'],
    ['Okafor Ltd', 'Okafor Limited'],
    ['Müller & Söhne GmbH', 'müller söhne'],
    ['ＡＣＭＥ Inc.', 'acme'],
    ['AT&T', 'at t'],
    ['上海贸易', ' 上海贸易 '],
    ['上海贸易', '上海贸易有限公司'],
    ['北京数据股份有限公司', '北京数据有限责任公司'],
    ['Acme Co., Ltd.', 'Acme'],
    ['Müller GmbH & Co. KG', 'Müller'],
  ])('%s and %s are one company', (one, other) => {
    expect(companyKey(one)).toBe(companyKey(other));
  });

  test.each([
    ['Okafor', 'Okafors'],
    ['Müller', 'Muller'],
    ['Ltd', 'Inc'],
    ['Co Pilot', 'Pilot'],
  ])('%s and %s are two companies', (one, other) => {
    expect(companyKey(one)).not.toBe(companyKey(other));
  });

  test('that are nothing but a legal form keep it', () => {
    expect(companyKey('Ltd')).toBe('ltd');
    expect(companyKey('有限公司')).toBe('有限公司');
  });
});

describe('two e-mail addresses', () => {
  test.each([
    ['Ben@Example.com', ' ben@example.com ', true],
    ['ben+fair@example.com', 'ben@example.com', false],
    ['b.en@example.com', 'ben@example.com', false],
  ])('%s and %s: one person is %s', (one, other, isSame) => {
    expect(emailKey(one) === emailKey(other)).toBe(isSame);
  });
});

describe('the label that everyone may see', () => {
  test.each([
    [{ company: 'Okafor Ltd', person: 'Ben Okafor', key: 'k1' }, 'Okafor Ltd'],
    [{ company: null, person: 'Ben Okafor', key: 'k1' }, 'B. O.'],
    [{ company: null, person: '  anna   maria lind ström ', key: null }, 'A. M. L.'],
    [{ company: null, person: '王 芳', key: null }, '王. 芳.'],
    [{ company: null, person: '😀 Smile', key: null }, '😀. S.'],
    [{ company: null, person: null, key: '0123456789' }, '#01234567'],
    [{ company: null, person: null, key: null }, 'Unnamed'],
  ])('of %j is %s', (lead, label) => {
    expect(labelOf(lead)).toBe(label);
  });
});
