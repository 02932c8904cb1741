// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface Token {
    function transfer(address to, uint256 value) external returns (bool);
}

/// Holds what was deposited on the exchange: a plain USDC transfer to it is a deposit, its owner pays withdrawals out.
contract Bridge {
    address public immutable owner;
    Token public immutable usdc;
    mapping(bytes32 => bool) public isPaid;

    event Paid(bytes32 indexed id, address indexed to, uint256 amount);

    error NotOwner();
    error AlreadyPaid(bytes32 id);
    error TransferFailed();

    constructor(Token token) {
        owner = msg.sender;
        usdc = token;
    }

    /// Pays a withdrawal, once per id for ever.
    function pay(address to, uint256 amount, bytes32 id) external {
        if (msg.sender != owner) revert NotOwner();
        if (isPaid[id]) revert AlreadyPaid(id);
        isPaid[id] = true;
        emit Paid(id, to, amount);
        if (!usdc.transfer(to, amount)) revert TransferFailed();
    }
}
