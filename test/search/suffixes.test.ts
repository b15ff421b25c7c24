import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookup, normalised, suffixesOf, type Words } from "../../functions/search/suffixes.ts";

const finds = (words: Words[], q: string): boolean => {
  const where = lookup(q);
  return where !== undefined && suffixesOf(words).some((s) => s.head === where.head && s.rest.startsWith(where.rest));
};
const text = (value: string): Words[] => [{ field: "name", text: value }];
const code = (value: string): Words[] => [{ field: "code", text: value, isCode: true }];

describe("a Chinese name", () => {
  const name = "广州市天河区天河贸易有限公司";
  it("is found by any part of it, one character included", () => {
    const characters = [...name];
    for (let i = 0; i < characters.length; i += 1)
      for (let j = i + 1; j <= characters.length; j += 1)
        expect(finds(text(name), characters.slice(i, j).join(""))).toBe(true);
  });
  it("is not found by what it does not hold", () => {
    for (const q of ["深圳", "天广", "河天天", "x"]) expect(finds(text(name), q)).toBe(false);
  });
  it("is found by any part whatever it is (up to 24 characters)", () => {
    const characters = fc.constantFrom(..."广州天河贸易有限公司深圳市福田区上海");
    fc.assert(
      fc.property(fc.array(characters, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (all, a, b) => {
        const start = a % all.length;
        const part = all.slice(start, start + 1 + (b % (all.length - start)));
        expect(finds(text(all.join("")), part.join(""))).toBe(true);
      }),
    );
  });
});

describe("a name in letters", () => {
  it("is found by the beginning of each of its words, whatever case, width and punctuation", () => {
    for (const q of ["alfreds", "ALF", "futter", "Ｆｕｔｔｅｒｋｉｓｔｅ", "alfreds-futter", "a", "f"])
      expect(finds(text("Alfreds Futterkiste"), q)).toBe(true);
    expect(finds(text("Alfreds Futterkiste"), "kiste")).toBe(false);
  });
  it("is found where it stands among Chinese", () => {
    for (const q of ["best", "上海best", "贸易", "best贸易"]) expect(finds(text("上海Best贸易"), q)).toBe(true);
  });
});

describe("a code or number", () => {
  it("is found with and without its separators", () => {
    for (const q of ["GZ-001", "gz001", "gz 001", "001"]) expect(finds(code("GZ-001"), q)).toBe(true);
  });
  it("is found by its beginning and by any of its last eight digits", () => {
    for (const q of ["138", "13800138000", "138 0013 8000", "8000", "0138000", "38000"])
      expect(finds(code("138-0013-8000"), q)).toBe(true);
    expect(finds(code("138-0013-8000"), "3800138")).toBe(false);
  });
});

describe("what is asked", () => {
  it("is nothing where there is nothing to look for", () => {
    for (const q of ["", "  ", "-", "。，"]) expect(lookup(q)).toBeUndefined();
  });
  it("has one form however it is written", () => {
    expect(normalised("  ＡＢＣ—Co., Ltd. ")).toBe("abc co ltd");
  });
  it("gives no row twice, keeps every row short, and never a separator of keys", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ field: fc.constant("f"), text: fc.string({ unit: "grapheme" }), isCode: fc.boolean() })),
        (words) => {
          const rows = suffixesOf(words);
          expect(new Set(rows.map(({ head, rest }) => `${head}\n${rest}`)).size).toBe(rows.length);
          for (const { head, rest } of rows) {
            expect([...head].length).toBeGreaterThan(0);
            expect([...head, ...rest].length).toBeLessThanOrEqual(24);
            expect(head + rest).not.toMatch(/[#\n]/);
          }
        },
      ),
    );
  });
});
