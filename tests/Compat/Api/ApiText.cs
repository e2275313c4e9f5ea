using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ServerlessDam.Compat.Tests.Api;

/// <summary>Types, parameters and default values as a source would write them, type names without their namespaces.</summary>
/// <param name="withNullability">Whether a reference that may be null bears its question mark. Type parameters never do.</param>
internal sealed class ApiText(bool withNullability)
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(char)] = "char", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
        [typeof(nint)] = "nint", [typeof(nuint)] = "nuint",
    };

    private readonly NullabilityInfoContext _nullability = new();

    public string Type(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef) return Type(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Type(underlying) + "?";

        var mark = withNullability && !type.IsValueType && !type.IsGenericParameter && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray) return $"{Type(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        if (type.IsPointer) return Type(type.GetElementType()!) + "*";
        return Keywords.GetValueOrDefault(type, Name(type, nullability)) + mark;
    }

    public string Returned(MethodInfo method) => Type(method.ReturnType, _nullability.Create(method.ReturnParameter));

    public string Of(PropertyInfo property) => Type(property.PropertyType, _nullability.Create(property));

    public string Of(FieldInfo field) => Type(field.FieldType, _nullability.Create(field));

    public string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return string.Join(", ", method.GetParameters().Select((parameter, i) => (isExtension && i == 0 ? "this " : "") + Parameter(parameter)));
    }

    public string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : !parameter.ParameterType.IsByRef ? ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : "ref ";
        var text = $"{prefix}{Type(parameter.ParameterType, _nullability.Create(parameter))} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Value(parameter.DefaultValue, parameter.ParameterType)}" : text;
    }

    public static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        Enum member => $"{member.GetType().Name}.{member}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A constant of type {value.GetType()}."),
    };

    /// <summary>What type arguments must be, such as <c> where T : class</c>; empty for nothing.</summary>
    public string Constraints(IEnumerable<Type> typeParameters) => string.Concat(typeParameters.Select(parameter =>
    {
        var attributes = parameter.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> all = [];
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) all.Add("class");
        if (isStruct) all.Add("struct");
        all.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(type => Type(type)));
        if (!isStruct && attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)) all.Add("new()");
        return all.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", all)}";
    }));

    private string Name(Type type, NullabilityInfo? nullability)
    {
        var own = type.Name.Split('`')[0];
        if (type.IsGenericParameter) return own;

        var outer = type.DeclaringType is { } declaring ? Name(declaring, null) + "." : "";
        var arguments = type.GetGenericArguments();
        return outer + own + (arguments.Length == 0 ? ""
            : $"<{string.Join(", ", arguments.Select((argument, i) => Type(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i))))}>");
    }
}
