namespace NetVips;

public partial class Image
{
    /// <summary>The bands of this image, then those of the others.</summary>
    public Image Bandjoin(params Image[] images) => Make("bandjoin", null, (object)(Image[])[this, .. images]);

    /// <summary>The bands of this image, then one of each constant.</summary>
    public Image Bandjoin(params double[] doubles) => BandjoinConst(doubles);

    /// <inheritdoc cref="Bandjoin(double[])"/>
    public Image Bandjoin(params int[] ints) => BandjoinConst(Array.ConvertAll(ints, Convert.ToDouble));

    /// <inheritdoc cref="Bandjoin(double[])"/>
    public Image BandjoinConst(double[] c) => Run("bandjoin_const", c);

    /// <summary>Adds an opaque alpha band of the interpretation's range.</summary>
    public Image AddAlpha() => Run("addalpha");

    /// <summary>Where this image is not zero <paramref name="in1"/>, elsewhere <paramref name="in2"/>; either may be a constant.</summary>
    public Image Ifthenelse(object in1, object in2, bool? blend = null)
    {
        var match = in1 as Image ?? in2 as Image ?? this;
        using var made1 = in1 is Image ? null : Imageize(match, in1);
        using var made2 = in2 is Image ? null : Imageize(match, in2);
        return Run("ifthenelse", new VOption().With("blend", blend), made1 ?? in1, made2 ?? in2);
    }

    public Image FlipHor() => Flip(Enums.Direction.Horizontal);

    public Image FlipVer() => Flip(Enums.Direction.Vertical);

    public Image Rot90() => Rot(Enums.Angle.D90);

    public Image Rot180() => Rot(Enums.Angle.D180);

    public Image Rot270() => Rot(Enums.Angle.D270);

    /// <summary>A part of the picture.</summary>
    public Image Crop(int left, int top, int width, int height) => ExtractArea(left, top, width, height);

    /// <summary>The most interesting window of this size, and the point it was found by.</summary>
    public Image Smartcrop(int width, int height, out int attentionX, out int attentionY, Enums.Interesting? interesting = null, bool? premultiplied = null)
    {
        var options = new VOption { { "attention_x", true }, { "attention_y", true } };
        var results = (object[])Operation.Call("smartcrop", options.With("interesting", interesting).With("premultiplied", premultiplied), this, width, height)!;
        var points = (VOption)results[1];
        (attentionX, attentionY) = ((int)points["attention_x"], (int)points["attention_y"]);
        return (Image)results[0];
    }

    /// <summary>The median of each <paramref name="size"/> by <paramref name="size"/> window.</summary>
    public Image Median(int size) => Rank(size, size, size * size / 2);
}
