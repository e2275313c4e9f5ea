namespace NetVips;

public partial class Image
{
    /// <summary>Calculate (a * in + b).</summary>
    public Image Linear(double[] a, double[] b, bool? uchar = null)
        => Run("linear", new VOption().With("uchar", uchar), a, b);

    /// <summary>Invert an image.</summary>
    public Image Invert()
        => Run("invert");

    /// <summary>Absolute value of an image.</summary>
    public Image Abs()
        => Run("abs");

    /// <summary>Find image average.</summary>
    public double Avg()
        => (double)Operation.Call("avg", null, this)!;

    /// <summary>Find image standard deviation.</summary>
    public double Deviate()
        => (double)Operation.Call("deviate", null, this)!;

    /// <summary>Find image minimum.</summary>
    public double Min(int? size = null)
        => (double)Operation.Call("min", new VOption().With("size", size), this)!;

    /// <summary>Find image maximum.</summary>
    public double Max(int? size = null)
        => (double)Operation.Call("max", new VOption().With("size", size), this)!;

    /// <summary>Find many image stats.</summary>
    public Image Stats()
        => Run("stats");

    /// <summary>Read a point from an image.</summary>
    public double[] Getpoint(int x, int y, bool? unpackComplex = null)
        => (double[])Operation.Call("getpoint", new VOption().With("unpack_complex", unpackComplex), this, x, y)!;

    /// <summary>Search an image for non-edge areas.</summary>
    public object[] FindTrim(double? threshold = null, double[]? background = null, bool? lineArt = null)
        => (object[])Operation.Call("find_trim", new VOption().With("threshold", threshold).With("background", background)
            .With("line_art", lineArt), this)!;

    /// <summary>Find image histogram.</summary>
    public Image HistFind(int? band = null)
        => Run("hist_find", new VOption().With("band", band));

    /// <summary>Relational operations against a constant.</summary>
    public Image RelationalConst(Enums.OperationRelational relational, double[] c)
        => Run("relational_const", relational, c);

    /// <summary>Binary math operations with a constant.</summary>
    public Image Math2Const(Enums.OperationMath2 math2, double[] c)
        => Run("math2_const", math2, c);

    /// <summary>Perform a round function on an image.</summary>
    public Image Round(Enums.OperationRound round)
        => Run("round", round);

    /// <summary>Find image projections.</summary>
    public object[] Project()
        => (object[])Operation.Call("project", null, this)!;
}
