namespace ServerlessDam.Transformations.Tests.Syntax;

public sealed class TransformationTests
{
    [Theory]
    [InlineData("w_200,c_fill,h_100", "c_fill,h_100,w_200")]
    [InlineData("fl_lossy.progressive:semi", "fl_lossy,fl_progressive:semi")]
    [InlineData("fl_progressive,fl_awebp,fl_awebp", "fl_awebp,fl_progressive")]
    [InlineData("a_-90", "a_270")]
    [InlineData("a_450.hflip", "a_90.hflip")]
    [InlineData("a_hflip:-90", "a_hflip.270")]
    [InlineData("a_90:-45", "a_90:-45")]
    [InlineData("a_$x:90", "a_$x:90")]
    [InlineData("a_hflip:$x_mul_2", "a_hflip:$x_mul_2")]
    [InlineData("a_ctx:!k!", "a_ctx:!k!")]
    [InlineData("a_10.5", "a_10.5")]
    [InlineData("a_-0.0000000000001", "a_0")]
    [InlineData("a_12345678901234.360", "a_12345678901234.360")]
    [InlineData("dpr_2", "dpr_2.0")]
    [InlineData("dpr_2.00", "dpr_2.0")]
    [InlineData("w_0.50", "w_0.5")]
    [InlineData("w_1.0", "w_1.0")]
    [InlineData("w_0100", "w_100")]
    [InlineData("b_red", "b_rgb:ff0000")]
    [InlineData("b_%23f00", "b_rgb:ff0000")]
    [InlineData("co_FF0000", "co_rgb:ff0000")]
    [InlineData("co_snow2", "co_rgb:eee9e9")]
    [InlineData("co_gray50", "co_rgb:7f7f7f")]
    [InlineData("co_grey99", "co_rgb:fcfcfc")]
    [InlineData("b_none", "b_rgb:00000000")]
    [InlineData("b_rgb:f008", "b_rgb:ff000088")]
    [InlineData("bo_5px_solid_white", "bo_5px_solid_rgb:ffffff")]
    [InlineData("f_jpeg", "f_jpg")]
    [InlineData("f_JPG", "f_jpg")]
    [InlineData("q_auto:good", "q_auto")]
    [InlineData("w_100,w_200", "w_200")]
    [InlineData("/w_100//h_50/", "w_100/h_50")]
    [InlineData("w_%31%30", "w_10")]
    [InlineData("$b_2,$a_$b_mul_2,w_$a,if_w_gt_1", "if_w_gt_1,$b_2,$a_$b_mul_2,w_$a")]
    [InlineData("fl_attachment:my%252Efile", "fl_attachment:my%252Efile")]
    [InlineData("l_text:Arial_20:a%252Cb%20c", "l_text:Arial_20:a%252Cb%20c")]
    [InlineData("t_caf%E9", "t_caf%C3%A9")]
    [InlineData("e_x%zz%2", "e_x%25zz%252")]
    [InlineData("fl_clip,pg_", "fl_clip")]
    [InlineData("l_a:b/c/d.png,x_5/e_sepia", "l_a:b%2Fc%2Fd.png,x_5/e_sepia")]
    [InlineData("d_folder/ph.png/w_5", "d_folder%2Fph.png/w_5")]
    [InlineData("", "")]
    public void Spellings_of_one_transformation_have_one_text(string raw, string canonical)
    {
        var parsed = Transformation.Parse(raw);

        Assert.Equal(canonical, parsed.ToString());
        Assert.Equal(parsed, Transformation.Parse(canonical));
    }

    [Theory]
    [InlineData("abc", "Invalid transformation component - abc", 0)]
    [InlineData("w_100/xyz_1", "Invalid transformation component - xyz_1", 6)]
    [InlineData("w_100,,h_1", "Invalid transformation component - ", 6)]
    [InlineData("w_", "Invalid transformation component - w_", 0)]
    [InlineData("pg_", "Invalid transformation component - pg_", 0)]
    [InlineData("pg_,pg_", "Invalid transformation component - pg_,pg_", 0)]
    [InlineData("l_logo/x.png", "Invalid transformation component - x.png", 7)]
    [InlineData("l_text:Arial_9:a:b/c", "Invalid transformation component - c", 19)]
    [InlineData("$_2", "Invalid transformation component - $_2", 0)]
    [InlineData("cu_1", "Invalid transformation component - cu_1", 0)]
    [InlineData("c_fill,fl_a..b", "Invalid flags in transformation: ", 7)]
    public void What_is_no_transformation_is_refused_with_its_place(string raw, string message, int position)
    {
        var error = Assert.Throws<TransformationException>(() => Transformation.Parse(raw));

        Assert.Equal(message, error.Message);
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void Text_and_components_are_limited()
    {
        Assert.Equal(100, Transformation.Parse(Repeated(100)).Components.Count);
        Assert.Throws<TransformationException>(() => Transformation.Parse(Repeated(101)));
        Assert.Throws<TransformationException>(() => Transformation.Parse(new string('a', Transformation.MaxLength + 1)));
    }

    [Theory]
    [InlineData("f_auto", RequestHints.Accept)]
    [InlineData("f_auto:animated/w_auto:20:300,dpr_auto", RequestHints.Accept | RequestHints.Width | RequestHints.Dpr)]
    [InlineData("g_auto,q_auto,c_fill,w_1,b_auto", RequestHints.SaveData)]
    [InlineData("q_auto:best:444", RequestHints.SaveData)]
    [InlineData("q_auto:eco", RequestHints.None)]
    [InlineData("q_80", RequestHints.None)]
    public void What_else_of_the_request_counts_is_told(string raw, RequestHints hints)
        => Assert.Equal(hints, Transformation.Parse(raw).Hints);

    [Fact]
    public void A_parameter_knows_its_key_value_and_place()
    {
        var component = Transformation.Parse("c_fill/$x_5,w_100").Components[1];

        Assert.Equal("100", component["w"]?.Value);
        Assert.Equal(12, component["w"]?.Position);
        Assert.Equal("5", component["$x"]?.Value);
        Assert.Null(component["h"]);
    }

    private static string Repeated(int count) => string.Join('/', Enumerable.Repeat("a_1", count));
}
