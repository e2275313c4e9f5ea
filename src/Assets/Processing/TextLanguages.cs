using System.Collections.Frozen;

namespace ServerlessDam.Assets.Processing;

/// <summary>
/// The languages that callers may hint at: those that Google's Vision lists as supported, whose codes the wire takes, as far as Tesseract has data for
/// them (the names are those of its files).
/// </summary>
public static class TextLanguages
{
    /// <summary>Of a tag as a whole (RFC 5646, section 4.4.1).</summary>
    private const int LongestTag = 35;

    private const string Known = """
        af afr Afrikaans
        sq sqi Albanian
        ar ara Arabic <
        hy hye Armenian *
        as asm Assamese *
        az aze Azerbaijani
        eu eus Basque
        be bel Belarusian *
        bn ben Bengali *
        bs bos Bosnian
        bg bul Bulgarian *
        my mya Burmese *
        ca cat Catalan
        zh chi_sim Chinese 漢
        zh-Hant chi_tra Chinese 漢
        hr hrv Croatian
        cs ces Czech
        da dan Danish
        nl nld Dutch
        en eng English
        eo epo Esperanto
        et est Estonian
        fil fil Filipino
        fi fin Finnish
        fr fra French
        gl glg Galician
        ka kat Georgian *
        de deu German
        el ell Greek *
        gu guj Gujarati *
        he heb Hebrew <
        hi hin Hindi *
        hu hun Hungarian
        is isl Icelandic
        id ind Indonesian
        ga gle Irish
        it ita Italian
        ja jpn Japanese *
        kn kan Kannada *
        kk kaz Kazakh *
        km khm Khmer *
        ko kor Korean *
        ky kir Kyrgyz *
        lo lao Lao *
        la lat Latin
        lv lav Latvian
        lt lit Lithuanian
        mk mkd Macedonian *
        ms msa Malay
        ml mal Malayalam *
        mt mlt Maltese
        mr mar Marathi *
        mn mon Mongolian *
        ne nep Nepali *
        no nor Norwegian
        or ori Odia *
        ps pus Pashto <
        fa fas Persian <
        pl pol Polish
        pt por Portuguese
        pa pan Punjabi *
        ro ron Romanian
        ru rus Russian *
        sa san Sanskrit *
        sr srp Serbian *
        sr-Latn srp_latn Serbian
        si sin Sinhala *
        sk slk Slovak
        sl slv Slovenian
        es spa Spanish
        sw swa Swahili
        sv swe Swedish
        syr syr Syriac <
        ta tam Tamil *
        te tel Telugu *
        th tha Thai *
        bo bod Tibetan *
        ti tir Tigrinya *
        tr tur Turkish
        uk ukr Ukrainian *
        ur urd Urdu <
        uz uzb Uzbek
        vi vie Vietnamese
        cy cym Welsh
        yi yid Yiddish <
        """;

    private static readonly FrozenSet<string> UsualPacks = FrozenSet.Create(
        "ara", "bul", "cat", "ces", "chi_sim", "chi_tra", "dan", "deu", "ell", "eng", "est", "fas", "fin", "fra", "heb", "hin", "hrv", "hun", "ind", "ita",
        "jpn", "kor", "lav", "lit", "nld", "nor", "pol", "por", "ron", "rus", "slk", "slv", "spa", "srp", "swe", "tha", "tur", "ukr", "vie");

    private static readonly FrozenDictionary<string, TextLanguage> ByCode = Known.Split('\n').Select(Read).ToFrozenDictionary(each => each.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Older and narrower names for one of the table.</summary>
    private static readonly FrozenDictionary<string, string> OtherCodes = new Dictionary<string, string>
    {
        ["iw"] = "he", ["in"] = "id", ["ji"] = "yi", ["tl"] = "fil", ["nb"] = "no", ["nn"] = "no",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<TextLanguage> All => ByCode.Values;

    /// <summary>Those whose data <c>./dam</c> installs.</summary>
    public static IEnumerable<TextLanguage> Usual => All.Where(language => UsualPacks.Contains(language.Pack));

    /// <summary>By its tag in BCP 47, in which a region (<c>pt-BR</c>) changes nothing but for Chinese; null for one that is not known here, or is none.</summary>
    public static TextLanguage? Find(string tag)
    {
        if (tag.Length > LongestTag || tag.Split('-') is not [var first, .. var further] || !further.All(IsSubtag))
        {
            return null;
        }

        var script = (first.ToLowerInvariant(), further) switch
        {
            ("zh", _) when further.Any(each => each.ToLowerInvariant() is "hant" or "tw" or "hk" or "mo") => "-Hant",
            ("sr", _) when further.Contains("Latn", StringComparer.OrdinalIgnoreCase) => "-Latn",
            _ => "",
        };
        return ByCode.GetValueOrDefault(OtherCodes.GetValueOrDefault(first, first) + script);
    }

    private static bool IsSubtag(string text) => text.Length is >= 1 and <= 8 && text.All(char.IsAsciiLetterOrDigit);

    private static TextLanguage Read(string line)
    {
        var words = line.Split(' ');
        var script = words is [_, _, _, var mark] ? mark switch { "漢" => TextScript.Han, "<" => TextScript.RightToLeft, _ => TextScript.Other } : TextScript.Latin;
        return new(words[0], words[1], words[2], script);
    }
}
