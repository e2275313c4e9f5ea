using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Syntax;

/// <summary>Generated raw texts: arbitrary characters, and shuffled pieces of the language, which reach deeper.</summary>
internal static class RawText
{
    private static readonly string[] Pieces =
    [
        "w_", "h_", "c_", "ar_", "g_", "x_", "y_", "z_", "r_", "a_", "b_", "bo_", "o_", "q_", "f_", "e_", "co_", "dpr_", "fl_", "pg_",
        "dn_", "dl_", "if_", "$v_", "l_", "t_", "cs_", "fill", "crop", "thumb", "pad", "mpad", "scale", "lfill", "fit", "auto", "face",
        "custom", "xy_center", "north", "max", "red", "rgb:", "ff0000", "#fff", "5px_solid_red", "100", "0.5", "-3", "99999999999",
        "1e9", "0", "iw", "ih", "16:9", "sepia", "trim", "contrast:level_5;type_linear", "blur:", "png", "jpg", "hflip", "ignore",
        "progressive", "attachment:a", "breakpoints", "palette_", "gradient", "predominant", "blurred", "444", "qmax_1", "%2C", "%2F",
        "%E9", "%", "%25", "%252F", "_mul_", ",", ",", ",", "/", "/", "/", ":", ".", "_", ";", "v1", "s--", "--", "http:", "?", " ", "é",
    ];

    public static Arbitrary<string> Any { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get),
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat),
        Gen.ArrayOf(Parameter()).Select(items => string.Join(',', items)),
        Gen.ArrayOf(Parameter()).Select(items => string.Join('/', items)),
        Gen.ArrayOf(Component()).Select(items => string.Join('/', items))).ToArbitrary();

    public static PlanInput Picture { get; } = new() { Size = new(640, 427), Faces = [new(100, 90, 60, 50)], CustomCoordinates = new(10, 20, 30, 40) };

    /// <summary>Components that mostly make a plan.</summary>
    private static Gen<string> Component()
        => from crop in Gen.Elements("c_scale", "c_fit", "c_limit", "c_mfit", "c_fill", "c_lfill", "c_pad", "c_lpad", "c_mpad", "c_crop", "c_thumb", "a_30")
           from width in Gen.Elements("w_100", "w_1", "w_24000", "w_iw", "w_auto:50:70", "ar_16:9", "ar_0.001", "w_2000000000")
           from height in Gen.Elements("h_100", "h_1", "h_20000", "h_ih", "ar_iar", "ar_3", "e_trim:5")
           from gravity in Gen.Elements("g_face", "g_faces", "g_custom", "g_north_west", "g_south", "g_xy_center", "o_50", "g_custom:face")
           from x in Gen.Elements("x_5", "x_-2000000000", "x_1000000", "y_-3", "x_0", "dpr_3", "dpr_0.1")
           from other in Gen.Elements("z_0.01", "z_100", "r_9000:3", "bo_1000px_solid_red", "b_red", "a_45.vflip", "fl_region_relative", "fl_ignore_aspect_ratio")
           select string.Join(',', crop, width, height, gravity, x, other);

    private static Gen<string> Parameter()
        => from key in Gen.Elements(Pieces.Where(piece => piece.EndsWith('_')).ToArray())
           from value in Gen.Elements(Pieces.Where(piece => !piece.EndsWith('_')).ToArray())
           select key + value;
}
