using System.ComponentModel;
using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>A parameter that gets its value by its name from what the trigger tells: a route value, a message's id.</summary>
internal sealed class NamedValue<T>(ParameterInfo parameter, string functionName)
{
    private readonly TypeConverter _converter = TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T));
    private readonly string _name = parameter.Name!;

    /// <exception cref="InvalidOperationException">There is no such value and no default, or it is no <typeparamref name="T"/>.</exception>
    public T? From(Invocation invocation) => invocation.Find(_name) switch
    {
        T value => value,
        null => Otherwise(),
        var other => Parse(other.ToString()!),
    };

    private T? Otherwise()
        => parameter.HasDefaultValue ? (T?)parameter.DefaultValue
            : default(T) is null ? default
            : throw new InvalidOperationException($"Function '{functionName}': nothing to bind parameter '{_name}' to.");

    private T? Parse(string text)
    {
        try
        {
            return (T?)_converter.ConvertFromInvariantString(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new InvalidOperationException($"Function '{functionName}': parameter '{_name}' cannot be made a {typeof(T)}.", e);
        }
    }
}
