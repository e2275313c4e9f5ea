namespace NetVips;

public partial class Image
{
    /// <summary>One band, counted from 0.</summary>
    public Image this[int i] => ExtractBand(i);

    public static Image operator +(Image left, Image right) => left.Run("add", right);

    public static Image operator +(Image left, double right) => left.Linear([1.0], [right]);

    public static Image operator +(Image left, double[] right) => left.Linear([1.0], right);

    public static Image operator -(Image left, Image right) => left.Run("subtract", right);

    public static Image operator -(Image left, double right) => left.Linear([1.0], [-right]);

    public static Image operator -(Image left, double[] right) => left.Linear([1.0], Array.ConvertAll(right, x => -x));

    public static Image operator *(Image left, Image right) => left.Run("multiply", right);

    public static Image operator *(Image left, double right) => left.Linear([right], [0.0]);

    public static Image operator *(Image left, double[] right) => left.Linear(right, [0.0]);

    public static Image operator /(Image left, Image right) => left.Run("divide", right);

    public static Image operator /(Image left, double right) => left.Linear([1.0 / right], [0.0]);

    public static Image operator /(Image left, double[] right) => left.Linear(Array.ConvertAll(right, x => 1.0 / x), [0.0]);

    public static Image operator &(Image left, Image right) => left.Run("boolean", right, Enums.OperationBoolean.And);

    public static Image operator |(Image left, Image right) => left.Run("boolean", right, Enums.OperationBoolean.Or);

    public static Image operator <(Image left, double right) => left.RelationalConst(Enums.OperationRelational.Less, [right]);

    public static Image operator >(Image left, double right) => left.RelationalConst(Enums.OperationRelational.More, [right]);

    public static Image operator <=(Image left, double right) => left.RelationalConst(Enums.OperationRelational.Lesseq, [right]);

    public static Image operator >=(Image left, double right) => left.RelationalConst(Enums.OperationRelational.Moreeq, [right]);

    /// <summary>255 where equal, 0 elsewhere.</summary>
    public Image Equal(double right) => RelationalConst(Enums.OperationRelational.Equal, [right]);

    /// <inheritdoc cref="Equal(double)"/>
    public Image Equal(Image right) => Run("relational", right, Enums.OperationRelational.Equal);

    /// <summary>255 where different, 0 elsewhere.</summary>
    public Image NotEqual(double right) => RelationalConst(Enums.OperationRelational.Noteq, [right]);
}
