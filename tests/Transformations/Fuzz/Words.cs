using ServerlessDam.Transformations.Syntax;
using ServerlessDam.Transformations.Tests.Conformance;

namespace ServerlessDam.Transformations.Tests.Fuzz;

/// <summary>What the mutations are made of: whole strings of the tables, and the words of the language.</summary>
internal static class Words
{
    public static string[] Seeds { get; } =
    [
        .. Table.Rows("conformance.tsv").Select(row => row[4]),
        .. Table.Rows("parsing.tsv").Select(row => row[1]),
        .. Table.Rows("not-yet.tsv").Select(row => row[0]),
        .. Table.Rows("supported.tsv").Select(row => row[0]),
    ];

    public static string[] All { get; } =
    [
        .. Keys.LongNames.Keys.Select(key => key + "_"),
        .. Seeds.SelectMany(seed => seed.Split('/', ',', ':', '_', '.')).Where(word => word.Length > 0).Distinct(),
        .. "_add_ _sub_ _mul_ _div_ _mod_ _pow_ _eq_ _ne_ _lt_ _gt_ _lte_ _gte_ _in_ _nin_ _and_ _or_ _to_i _to_f".Split(' '),
        .. "if_ if_else if_end $a_ $__x_ $a $(a) !a:b! !! ctx:!k! md:!k! ref:!k! w h iw ih ar iar tar fc pc cp px py ils tags du idu".Split(' '),
        .. "/ , : _ . ; $ ! ( ) - + % %2F %2C %252F %252C %25 %00 %0A %zz %C3 # ? & = s-- -- v1 .. // http:// https%3A%2F%2F data:".Split(' '),
        .. "0 1 -1 0.5 1.0 00 1e9 NaN Infinity 2147483647 2147483648 -2147483649 99999999999999999999 0.00000000000000001 0x10 +5 ٣ ５ ²".Split(' '),
        .. "so_1 so_35p eo_5 eo_auto du_2 du_50% fps_24-30 fps_-24 br_2m br_500k:constant vc_h264:main:3.1 af_iaf ac_aac vs_2s vs_20 ki_1 dr_high sp_auto:maxres_2k".Split(' '),
        .. "e_loop:2 e_accelerate:-50 e_boomerang e_volume:10db e_preview:duration_2 e_zoompan:from_(g_face;zoom_2) e_transition fl_splice fl_alternate:lang_en f_mp4 l_video:b l_audio:a".Split(' '),
        "l_a", "l_text:Arial_20:x", "u_a", "fl_layer_apply", "if_w_gt_1", "t_a", " ", "\t", "\u0000", "\uD800", "😀", "\u202E", "é", "e\u0301",
    ];
}
