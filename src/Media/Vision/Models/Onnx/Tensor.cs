namespace ServerlessDam.Media.Vision.Models.Onnx;

/// <summary>Numbers with a shape, row by row. Either <see cref="Floats"/> or <see cref="Integers"/> has them.</summary>
internal sealed record Tensor(long[] Shape, float[] Floats, long[] Integers, bool IsFloat)
{
    public static Tensor Of(long[] shape, float[] values) => new(shape, values, [], IsFloat: true);

    public static Tensor Of(long[] shape, long[] values) => new(shape, [], values, IsFloat: false);

    /// <summary>A list.</summary>
    public static Tensor Of(params long[] values) => Of([values.Length], values);

    /// <summary>With its axes in another order: the new first is the old <paramref name="order"/>[0].</summary>
    public Tensor Transposed(params int[] order)
    {
        var shape = order.Select(axis => Shape[axis]).ToArray();
        var steps = new long[Shape.Length];
        for (var (axis, step) = (Shape.Length - 1, 1L); axis >= 0; step *= Shape[axis], axis--)
            steps[axis] = step;
        var result = new float[Floats.Length];
        var place = new long[shape.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var from = 0L;
            for (var axis = 0; axis < place.Length; axis++)
                from += place[axis] * steps[order[axis]];
            result[i] = Floats[from];
            for (var axis = place.Length - 1; axis >= 0 && ++place[axis] == shape[axis]; axis--)
                place[axis] = 0;
        }
        return Of(shape, result);
    }

    public Tensor Reshaped(params long[] shape) => this with { Shape = shape };
}
